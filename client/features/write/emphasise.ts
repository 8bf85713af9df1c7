/** Makes the selected words bold, or plain again; leaves them selected. Gives the field's new words. */
export function emphasise(field: HTMLTextAreaElement): string {
  const { selectionStart: start, selectionEnd: end, value } = field
  const words = value.slice(start, end)
  const isBold = value.slice(start - 2, start) === '**' && value.slice(end, end + 2) === '**'
  if (isBold) {
    field.setRangeText(words, start - 2, end + 2, 'select')
    return field.value
  }
  field.setRangeText(`**${words}**`, start, end, 'preserve')
  field.setSelectionRange(start + 2, end + 2)
  return field.value
}
