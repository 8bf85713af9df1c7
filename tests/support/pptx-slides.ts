import { paragraphsIn, partsOf, runsIn } from './office-file.ts'

export interface ReadShape {
  readonly name: string
  /** What it says to who does not see it. */
  readonly alt: string
  readonly isTitle: boolean
  /** From the left edge, in the format's own unit; for telling left from right. */
  readonly left: number
  readonly paragraphs: readonly string[]
  readonly runs: readonly { readonly text: string; readonly isBold: boolean }[]
  readonly languages: ReadonlySet<string>
}

export interface ReadSlide {
  readonly title: string
  readonly shapes: readonly ReadShape[]
  readonly hasNumber: boolean
  /** The lines of its notes page. */
  readonly notes: readonly string[]
}

/** A presentation as a reader of the file has it, in the order of the slides. */
export function slidesIn(file: Uint8Array): readonly ReadSlide[] {
  const parts = partsOf(file)
  const count = [...parts.keys()].filter(path => /^ppt\/slides\/slide\d+\.xml$/.test(path)).length
  return Array.from({ length: count }, (_, at) => {
    const slide = parts.get(`ppt/slides/slide${at + 1}.xml`) ?? ''
    const notes = parts.get(`ppt/notesSlides/notesSlide${at + 1}.xml`) ?? ''
    const shapes = [...slide.matchAll(/<p:(sp|graphicFrame)>.*?<\/p:\1>/gs)].map(([whole]) => shapeOf(whole))
    const title = shapes.find(shape => shape.isTitle)
    return {
      title: title?.paragraphs.join(' ') ?? '',
      shapes: shapes.filter(shape => shape !== title && !shape.name.startsWith('Slide Number')),
      hasNumber: slide.includes('type="slidenum"'),
      notes: [...notes.matchAll(/<p:sp>.*?<\/p:sp>/gs)]
        .filter(([whole]) => whole.includes('name="Notes Placeholder'))
        .flatMap(([whole]) => paragraphsIn(whole, 'a').map(({ text }) => text))
        .filter(text => text !== ''),
    }
  })
}

function shapeOf(whole: string): ReadShape {
  const [, name = ''] = /<p:cNvPr [^>]*name="([^"]*)"/.exec(whole) ?? []
  const [, alt = ''] = /<p:cNvPr [^>]*descr="([^"]*)"/.exec(whole) ?? []
  const [, left = '0'] = /<a:off x="(\d+)"/.exec(whole) ?? []
  return {
    name,
    alt,
    isTitle: /<p:ph\s[^>]*type="title"/.test(whole),
    left: Number(left),
    paragraphs: paragraphsIn(whole, 'a').map(({ text }) => text),
    runs: runsIn(whole, 'a'),
    languages: new Set([...whole.matchAll(/<a:rPr[^>]* lang="([^"]*)"/g)].map(([, lang = '']) => lang)),
  }
}
