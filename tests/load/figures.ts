/** The value below which that share of the values lies; NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function figure(value: number, digits = 1): string {
  return Number.isFinite(value) ? value.toFixed(digits) : '-'
}
