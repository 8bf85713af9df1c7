import type { RunningOrder } from './running-order.ts'

export const AFFINITY: RunningOrder = {
  id: 'affinity',
  title: {
    fi: 'Samankaltaisuuskaavio (KJ)',
    sv: 'Släktskapsdiagram (KJ)',
    en: 'Affinity diagram (KJ)',
  },
  description: {
    fi: 'Paljon havaintoja, hiljainen ryhmittely ja vasta lopuksi nimet: teemat nousevat aineistosta.',
    sv: 'Många iakttagelser, tyst gruppering och namnen först till sist: teman växer fram ur materialet.',
    en: 'Many observations, silent grouping and the names last: themes rise from what was said.',
  },
  steps: [
    {
      title: {
        fi: 'Mitä tutkitaan',
        sv: 'Vad vi undersöker',
        en: 'What we look at',
      },
      talk: {
        fi: 'Yksi kysymys, yksi lause. Ei vielä ratkaisuja.',
        sv: 'En fråga, en mening. Inga lösningar ännu.',
        en: 'One question, one sentence. No solutions yet.',
      },
      kind: 'talk',
      minutes: 4,
    },
    {
      title: {
        fi: 'Havainnot',
        sv: 'Iakttagelser',
        en: 'Observations',
      },
      talk: {
        fi: 'Jokainen kirjoittaa havaintoja yksin: tosiasioita ja kokemuksia, ei ehdotuksia.',
        sv: 'Var och en skriver iakttagelser ensam: fakta och erfarenheter, inte förslag.',
        en: 'Everyone writes observations alone: facts and experiences, not proposals.',
      },
      kind: 'write',
      minutes: 8,
      prompts: [0, 1],
      mode: 'private',
    },
    {
      title: {
        fi: 'Hiljainen ryhmittely',
        sv: 'Tyst gruppering',
        en: 'Silent grouping',
      },
      talk: {
        fi: 'Puhumatta: siirrä lapun viereen se, mikä tuntuu kuuluvan yhteen. Toisen siirron saa siirtää.',
        sv: 'Utan att prata: lägg intill varandra det som verkar höra ihop. Andras drag får flyttas.',
        en: 'Without talking: put beside each other what seems to belong together. Others’ moves may be moved.',
      },
      kind: 'arrange',
      minutes: 12,
      arrange: 'everyone',
    },
    {
      title: {
        fi: 'Ryhmien nimet',
        sv: 'Gruppernas namn',
        en: 'Naming the clusters',
      },
      talk: {
        fi: 'Nyt puhutaan. Nimi on lause, joka sanoo, mitä ryhmän laput yhdessä kertovat. Yksinäinen lappu saa jäädä yksin.',
        sv: 'Nu pratar vi. Namnet är en mening som säger vad lapparna tillsammans berättar. En ensam lapp får vara ensam.',
        en: 'Now we talk. A name is a sentence that says what the notes tell together. A single note may stay single.',
      },
      kind: 'arrange',
      minutes: 12,
      arrange: 'everyone',
    },
    {
      title: {
        fi: 'Mikä painaa eniten',
        sv: 'Vad väger mest',
        en: 'What weighs most',
      },
      talk: {
        fi: 'Pisteet ryhmille. Kysy lopuksi, mikä yllätti.',
        sv: 'Poäng till grupperna. Fråga till sist vad som förvånade.',
        en: 'Dots for the clusters. Ask at the end what surprised.',
      },
      kind: 'vote',
      minutes: 6,
    },
    {
      title: {
        fi: 'Lopetus',
        sv: 'Avslutning',
        en: 'Close',
      },
      talk: {
        fi: 'Lue ryhmien nimet ääneen. Kerro, kuka jatkaa.',
        sv: 'Läs gruppernas namn högt. Berätta vem som fortsätter.',
        en: 'Read the names of the clusters aloud. Say who goes on with them.',
      },
      kind: 'close',
      minutes: 4,
    },
  ],
}
