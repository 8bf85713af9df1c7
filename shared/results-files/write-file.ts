import { toBoardPicture } from '#shared/results/board-picture.ts'
import type { BoardScene } from '#shared/results/board-scene.ts'
import { toCsv } from '#shared/results/csv.ts'
import { toMarkdown } from '#shared/results/markdown.ts'
import type { Results } from '#shared/results/results.ts'
import { toSheets } from '#shared/results/sheets.ts'
import { toSlides } from '#shared/results/slides.ts'

/** A file to be made of plain data, so that it can be made in another thread. */
export type FileJob =
  | { readonly format: 'md' | 'csv' | 'pptx' | 'docx' | 'xlsx'; readonly results: Results }
  | { readonly format: 'svg'; readonly scene: BoardScene }

/** Parts are slides, sheets or frameworks; when all are done the file is still being packed. */
export type OnPart = (done: number, all: number) => void

/** Makes the file. The large packages are loaded by the first job that needs them. */
export async function writeFile(job: FileJob, onPart?: OnPart): Promise<string | Uint8Array<ArrayBuffer>> {
  switch (job.format) {
    case 'md':
      return toMarkdown(job.results)
    case 'csv':
      return toCsv(job.results)
    case 'svg':
      return toBoardPicture(job.scene)
    case 'pptx': {
      const { toPptx } = await import('./pptx.ts')
      return toPptx(toSlides(job.results), onPart)
    }
    case 'docx': {
      const { toDocx } = await import('./docx.ts')
      return toDocx(job.results, onPart)
    }
    case 'xlsx': {
      const { toXlsx } = await import('./xlsx.ts')
      const { title, language } = job.results
      return toXlsx({ title, language, sheets: toSheets(job.results) }, onPart)
    }
  }
}
