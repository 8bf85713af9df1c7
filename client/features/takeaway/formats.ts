import type { FileFormat } from '#shared/results/file-types.ts'

/** In the order of how often they are asked for. */
export const FORMATS: readonly FileFormat[] = ['pptx', 'docx', 'xlsx', 'png', 'svg', 'csv', 'md', 'json']

/** How large a file will be, as measured with the example boards: a part that is always there, and one for each note. */
const BYTES: Readonly<Record<FileFormat, readonly [always: number, perNote: number]>> = {
  pptx: [45_000, 120],
  docx: [12_000, 45],
  xlsx: [8000, 160],
  png: [200_000, 16_000],
  svg: [4000, 1000],
  csv: [300, 190],
  md: [300, 95],
  json: [12_000, 540],
}

/** An estimate in kilobytes, rounded so that nobody takes it for more. */
export function estimatedKilobytes(format: FileFormat, notes: number): number {
  const [always, perNote] = BYTES[format]
  const kilobytes = (always + perNote * notes) / 1000
  if (kilobytes < 10) return Math.max(1, Math.round(kilobytes))
  const step = 10 ** Math.floor(Math.log10(kilobytes))
  return Math.round((kilobytes / step) * 2) * (step / 2)
}
