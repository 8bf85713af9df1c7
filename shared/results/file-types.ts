const OFFICE = 'application/vnd.openxmlformats-officedocument'

/** What the files that one takes away are called over HTTP and in browsers. */
export const FILE_TYPES = {
  pptx: `${OFFICE}.presentationml.presentation`,
  docx: `${OFFICE}.wordprocessingml.document`,
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  csv: 'text/csv; charset=utf-8; header=present',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
} as const

export type FileFormat = keyof typeof FILE_TYPES
