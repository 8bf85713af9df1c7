/** Hands the person a file made on this device. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken the file by the next task at the latest; freeing it at once would stop some.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** A title as part of a file's name: letters and digits of any language, dashes between them. */
export function fileName(title: string, extension: string): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
  return `${(words ?? ['timantti']).join('-').slice(0, 60)}.${extension}`
}
