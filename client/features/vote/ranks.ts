/** Places of values that fall: `1.`, and `2.–3.` for two that are equal. */
export function ranksOf(falling: readonly number[]): readonly string[] {
  return falling.map(value => {
    const first = falling.indexOf(value) + 1
    const last = falling.lastIndexOf(value) + 1
    return first === last ? `${first}.` : `${first}.–${last}.`
  })
}
