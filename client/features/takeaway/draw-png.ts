import { FileError } from './make-file.ts'

/** Twice the size on the screen, so that small letters can be read. */
const SCALE = 2
/** What browsers give a canvas without trouble: pixels of a side, and in all. */
const SIDE_MAX = 8192
const PIXELS_MAX = 32_000_000

export interface DrawnPng {
  readonly blob: Blob
  /** 1 is full size; less where the board is larger than a picture can be. */
  readonly share: number
}

/** How many pixels a board unit gets, and what share that is of what was wanted. */
export function pngScale(width: number, height: number): { readonly scale: number; readonly share: number } {
  const most = Math.min(SIDE_MAX / width, SIDE_MAX / height, Math.sqrt(PIXELS_MAX / (width * height)))
  const scale = Math.min(SCALE, most)
  return { scale, share: scale / SCALE }
}

/** Draws an SVG of a known size as PNG. */
export async function drawPng(
  svg: string,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<DrawnPng> {
  const { scale, share } = pngScale(width, height)
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.floor(width * scale)
    canvas.height = Math.floor(height * scale)
    const pen = canvas.getContext('2d')
    if (!pen) throw new FileError('too-large')
    pen.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'))
    if (!blob) throw new FileError('too-large')
    return { blob, share }
  } finally {
    URL.revokeObjectURL(url)
  }
}
