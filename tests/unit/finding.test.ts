import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldWithPlaces, hasWords, placesOf, soughtWords, withoutDots } from '#shared/domain/finding.ts'

const finds = (typed: string, text: string) => hasWords(soughtWords(typed), fold(text))

describe('looking for words', () => {
  it('minds neither capitals nor foreign accents', () => {
    expect(finds('CAFE', 'Kahvila Café Élan')).toBe(true)
    expect(finds('élan', 'elan')).toBe(true)
    expect(finds('muller', 'Müller')).toBe(true)
    expect(finds('saami', 'SAAMI')).toBe(true)
  })

  it('takes å, ä and ö for letters of their own, both ways', () => {
    expect(finds('saa', 'Hyvä sää')).toBe(false)
    expect(finds('sää', 'Lupa saada apua')).toBe(false)
    expect(finds('sää', 'HYVÄ SÄÄ')).toBe(true)
    expect(finds('ålder', 'Alderdom')).toBe(false)
  })

  it('forgives the dots where it is told to', () => {
    expect(withoutDots(fold('Kehittäminen på Åland – Öljy'))).toBe('kehittaminen pa aland - oljy')
  })

  it('reads letters that came in two parts as one', () => {
    expect(finds('sää', 'Sa\u0308a\u0308')).toBe(true)
    expect(finds('saa', 'Sa\u0308a\u0308')).toBe(false)
    expect(finds('Åbo', 'A\u030Abo')).toBe(true)
  })

  it('reads over soft hyphens, other spaces and other dashes', () => {
    expect(finds('ohjauspalvelu', 'ohjaus\u00ADpalvelu')).toBe(true)
    expect(finds('"kaksi sanaa"', 'kaksi\n  sanaa')).toBe(true)
    expect(finds('chat-vuoro', 'chat‑vuoro')).toBe(true)
  })

  it('finds Sámi, Danish and German words with the keys of a Finnish keyboard', () => {
    expect(finds('davvi', 'Đavvi')).toBe(true)
    expect(finds('dat', 'đat')).toBe(true)
    expect(finds('strasse', 'Straße')).toBe(true)
    expect(finds('köbenhavn', 'København')).toBe(true)
  })

  it('wants every word, in whatever order', () => {
    expect(finds('nuori ohjaus', 'Ohjaus tavoittaa nuoria ja nuori tulee')).toBe(true)
    expect(finds('nuori vanha', 'Ohjaus tavoittaa nuori')).toBe(false)
  })

  it('looks for each word in every text, but for a phrase within one', () => {
    expect(hasWords(soughtWords('nuori talo'), 'nuori', 'talo')).toBe(true)
    expect(hasWords(soughtWords('"nuori talo"'), 'nuori', 'talo')).toBe(false)
  })

  it('takes what stands in quotes as one, of whatever kind, and an open quote to the end', () => {
    expect(soughtWords('”yhden luukun” chat')).toEqual(['yhden luukun', 'chat'])
    expect(soughtWords('“a b” «c  d»')).toEqual(['a b', 'c d'])
    expect(soughtWords('apu "kaksi sa')).toEqual(['apu', 'kaksi sa'])
    expect(soughtWords('"" "  "')).toEqual([])
    expect(soughtWords('   ')).toEqual([])
  })
})

describe('the places of what is found', () => {
  const marked = (typed: string, text: string, isLoose = false) =>
    placesOf(soughtWords(typed), text, isLoose).map(([from, to]) => text.slice(from, to))

  it('are those of the text as it is written', () => {
    expect(marked('kehittä', 'Palvelun KEHITTÄMINEN')).toEqual(['KEHITTÄ'])
    expect(marked('strasse', 'Die Straße hier')).toEqual(['Straße'])
    expect(marked('ohjauspalvelu', 'uusi ohjaus\u00ADpalvelu')).toEqual(['ohjaus\u00ADpalvelu'])
    expect(marked('sää', 'Sa\u0308a\u0308 on')).toEqual(['Sa\u0308a\u0308'])
    expect(marked('"a b"', 'x a\n   b y')).toEqual(['a\n   b'])
  })

  it('are all of them, in order, and those that touch are one', () => {
    expect(marked('an na', 'banana an')).toEqual(['anana', 'an'])
  })

  it('forgive the dots where it is told to', () => {
    expect(marked('kehittaminen', 'Kehittäminen')).toEqual([])
    expect(marked('kehittaminen', 'Kehittäminen', true)).toEqual(['Kehittäminen'])
    expect(marked('kehittäminen', 'kehittaminen', true)).toEqual(['kehittaminen'])
  })

  const letters = fc.array(fc.constantFrom(...'aäÅöO e\u0308\u00AD\nßé–"x'), { maxLength: 30 }).map(all => all.join(''))

  it('hold for any text: as many places as letters, rising, within the text', () => {
    fc.assert(
      fc.property(letters, text => {
        const { folded, places } = foldWithPlaces(text)
        expect(places).toHaveLength(folded.length + 1)
        expect([...places].sort((a, b) => a - b)).toEqual(places)
        expect(places.at(-1)).toBe(text.length)
      }),
    )
  })

  it('agree with finding: what is found has a place, what is not has none', () => {
    fc.assert(
      fc.property(letters, letters, (text, typed) => {
        const words = soughtWords(typed)
        fc.pre(words.length === 1)
        expect(placesOf(words, text).length > 0).toBe(finds(typed, text))
      }),
    )
  })

  it('fold the same by the short way and the long one', () => {
    fc.assert(
      fc.property(letters, text => {
        expect(fold(text)).toBe(foldWithPlaces(text).folded)
      }),
    )
  })

  it('fold to what folding leaves alone', () => {
    fc.assert(
      fc.property(letters, text => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })
})
