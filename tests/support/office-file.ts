import { strFromU8, unzipSync } from 'fflate'

/** The parts of an office file by their path, as text. */
export function partsOf(file: Uint8Array): ReadonlyMap<string, string> {
  return new Map(Object.entries(unzipSync(file)).map(([path, bytes]) => [path, strFromU8(bytes)]))
}

/** The runs of a part: what its reader sees, and whether it is bold. */
export function runsIn(
  part: string,
  prefix: 'a' | 'w',
): readonly { readonly text: string; readonly isBold: boolean }[] {
  const bold = prefix === 'a' ? /<a:rPr[^>]* b="1"/ : /<w:b(?:\/| w:val="true")/
  return [...part.matchAll(new RegExp(`<${prefix}:r>(.*?)</${prefix}:r>`, 'gs'))].map(([, run = '']) => ({
    text: decoded(
      [...run.matchAll(new RegExp(`<${prefix}:t[^>]*>([^<]*)</${prefix}:t>`, 'g'))].map(([, t]) => t).join(''),
    ),
    isBold: bold.test(run),
  }))
}

/** The paragraphs of a part, with the name of their style. */
export function paragraphsIn(
  part: string,
  prefix: 'a' | 'w',
): readonly { readonly text: string; readonly style: string | undefined }[] {
  return [...part.matchAll(new RegExp(`<${prefix}:p(?: [^>]*)?>(.*?)</${prefix}:p>`, 'gs'))].map(([, inner = '']) => ({
    text: runsIn(inner, prefix)
      .map(run => run.text)
      .join(''),
    style: /<w:pStyle w:val="([^"]*)"/.exec(inner)?.[1],
  }))
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decoded(text: string): string {
  return text.replaceAll(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
}

/** A45: what must not be in any part, as sentences; empty if the file is sound. */
export function flawsOf(parts: ReadonlyMap<string, string>): readonly string[] {
  return [...parts].flatMap(([path, text]) => {
    if (!/\.(?:xml|rels)$/.test(path)) return []
    const flaws = []
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(text))
      flaws.push(`${path} holds a control character`)
    if (/TargetMode="External"/.test(text)) flaws.push(`${path} points outside`)
    if (text.includes(']]>')) flaws.push(`${path} ends a section of characters`)
    const rest = text.replaceAll(/<[^<>]*>/g, '')
    if (/[<>]/.test(rest)) flaws.push(`${path} has a bracket outside a mark`)
    if (/&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[\da-fA-F]+);)/.test(text)) flaws.push(`${path} has a bare ampersand`)
    const depth = [...text.matchAll(/<(\/?)[\w:]+(?:"[^"]*"|'[^']*'|[^"'>])*?(\/?)>/g)].reduce(
      (sum, [, closes, isEmpty]) => sum + (isEmpty ? 0 : closes ? -1 : 1),
      0,
    )
    if (depth !== 0) flaws.push(`${path} does not close what it opens`)
    return flaws
  })
}

/** Words that would break a file whose writer does not take care. */
export const HOSTILE_TEXTS: readonly string[] = [
  'control \u0000\u0001\u000b\u001f\ufffe end',
  'section ]]> end',
  '<script>alert(1)</script> & "quotes" \'too\'',
  '</a:t></a:r><w:p/>',
  'emoji 👩‍👩‍👧‍👦 🎉 end',
  'half \ud83d end',
  `long ${'x'.repeat(5000)} end`,
  "=cmd|' /C calc'!A0",
  '&lt;already&gt;',
  'turned \u202e round \u2067 and round',
  `unbroken ${'ä'.repeat(10_000)} end`,
  '" onload="alert(1)',
  '_x0000_ and \uE000 and \uE001',
]
