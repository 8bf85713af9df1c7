/** What the files of offices are called over HTTP and in browsers. */
export const OFFICE_TYPES = {
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

export type OfficeFormat = keyof typeof OFFICE_TYPES
