import type { RunningOrder } from './running-order.ts'

export const OPERA: RunningOrder = {
  id: 'opera',
  title: {
    fi: 'OPERA',
    sv: 'OPERA',
    en: 'OPERA',
  },
  description: {
    fi: 'Omat ajatukset, parin ajatukset, esittely, rajaaminen ja arviointi: nopea ja tasapuolinen tapa päästä yhteiseen näkemykseen.',
    sv: 'Egna tankar, parets tankar, presentation, avgränsning och bedömning: ett snabbt och jämlikt sätt att nå en gemensam syn.',
    en: 'Own thoughts, pair’s thoughts, explaining, ranking and arranging: a quick and fair way to a shared view.',
  },
  steps: [
    {
      title: {
        fi: 'Tehtävä',
        sv: 'Uppgiften',
        en: 'The task',
      },
      talk: {
        fi: 'Kerro kysymys ja vaiheet. Kirjoitetaan lyhyesti: yksi asia lappua kohti.',
        sv: 'Berätta frågan och stegen. Skriv kort: en sak per lapp.',
        en: 'Tell the question and the steps. Write briefly: one thing to a note.',
      },
      kind: 'talk',
      minutes: 3,
    },
    {
      title: {
        fi: 'O: omat ajatukset',
        sv: 'O: egna tankar',
        en: 'O: own thoughts',
      },
      talk: {
        fi: 'Jokainen kirjoittaa hiljaa omat ajatuksensa.',
        sv: 'Var och en skriver i tysthet ner sina egna tankar.',
        en: 'Everyone writes down their own thoughts in silence.',
      },
      kind: 'write',
      minutes: 5,
      prompts: [0, 1],
      mode: 'private',
    },
    {
      title: {
        fi: 'P: parin ajatukset',
        sv: 'P: parets tankar',
        en: 'P: the pair’s thoughts',
      },
      talk: {
        fi: 'Pari valitsee yhdessä tärkeimmät ja kirjoittaa ne uusiksi lapuiksi. Paljasta sitten laput.',
        sv: 'Paret väljer tillsammans det viktigaste och skriver det som nya lappar. Visa sedan lapparna.',
        en: 'The pair chooses what matters most and writes it as new notes. Then reveal the notes.',
      },
      kind: 'write',
      minutes: 7,
      prompts: [0, 1],
      mode: 'private',
    },
    {
      title: {
        fi: 'E: esittely',
        sv: 'E: presentation',
        en: 'E: explaining',
      },
      talk: {
        fi: 'Parit kertovat lappunsa lyhyesti. Tässä vaiheessa ei vielä arvioida.',
        sv: 'Paren berättar kort om sina lappar. Här bedömer vi ännu inte.',
        en: 'Pairs explain their notes briefly. Nothing is judged yet.',
      },
      kind: 'discuss',
      minutes: 10,
      arrange: 'facilitators',
    },
    {
      title: {
        fi: 'R: rajaaminen',
        sv: 'R: avgränsning',
        en: 'R: ranking',
      },
      talk: {
        fi: 'Jokainen antaa pisteensä tärkeimmille, myös muiden lapuille.',
        sv: 'Var och en ger sina poäng till det viktigaste, också till andras lappar.',
        en: 'Everyone gives their dots to what matters most, to others’ notes too.',
      },
      kind: 'vote',
      minutes: 6,
    },
    {
      title: {
        fi: 'A: aiheiden ryhmittely',
        sv: 'A: ämnena grupperas',
        en: 'A: arranging',
      },
      talk: {
        fi: 'Ryhmitellään eniten pisteitä saaneet ja annetaan ryhmille nimet.',
        sv: 'Vi grupperar det som fick flest poäng och ger grupperna namn.',
        en: 'What got most dots is arranged into clusters, and the clusters are named.',
      },
      kind: 'arrange',
      minutes: 10,
      arrange: 'everyone',
    },
    {
      title: {
        fi: 'Yhteenveto',
        sv: 'Sammanfattning',
        en: 'Summing up',
      },
      talk: {
        fi: 'Sano ääneen, mistä ollaan samaa mieltä ja mitä tapahtuu seuraavaksi.',
        sv: 'Säg högt vad ni är överens om och vad som händer härnäst.',
        en: 'Say aloud what all agree on, and what happens next.',
      },
      kind: 'close',
      minutes: 4,
    },
  ],
}
