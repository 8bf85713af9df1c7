import type { RunningOrder } from './running-order.ts'

export const ONE_TWO_FOUR_ALL: RunningOrder = {
  id: 'one-two-four-all',
  title: {
    fi: '1-2-4-kaikki',
    sv: '1-2-4-alla',
    en: '1-2-4-All',
  },
  description: {
    fi: 'Jokainen miettii ensin yksin, sitten pareittain ja neljän ryhmissä: kaikkien ajatukset tulevat mukaan.',
    sv: 'Var och en tänker först ensam, sedan i par och i grupper om fyra: allas tankar kommer med.',
    en: 'Everyone thinks alone first, then in pairs and fours: nobody’s thought is left out.',
  },
  steps: [
    {
      title: {
        fi: 'Kysymys',
        sv: 'Frågan',
        en: 'The question',
      },
      talk: {
        fi: 'Lue kysymys ääneen kahdesti. Kerro, että ensin mietitään yksin ja hiljaa.',
        sv: 'Läs frågan högt två gånger. Berätta att var och en först tänker ensam och i tysthet.',
        en: 'Read the question aloud twice. Say that everyone thinks alone and in silence first.',
      },
      kind: 'talk',
      minutes: 3,
    },
    {
      title: {
        fi: 'Yksin',
        sv: 'Ensam',
        en: 'Alone',
      },
      talk: {
        fi: 'Jokainen kirjoittaa omat lappunsa. Muut eivät vielä näe niitä.',
        sv: 'Var och en skriver sina egna lappar. De andra ser dem inte ännu.',
        en: 'Everyone writes their own notes. Others do not see them yet.',
      },
      kind: 'write',
      minutes: 3,
      prompts: [0, 1],
      mode: 'private',
    },
    {
      title: {
        fi: 'Pareittain',
        sv: 'I par',
        en: 'In pairs',
      },
      talk: {
        fi: 'Parit vertaavat lappujaan ja kirjoittavat lisää. Laput näkyvät kaikille, kun paljastat ne.',
        sv: 'Paren jämför sina lappar och skriver fler. Lapparna syns för alla när du visar dem.',
        en: 'Pairs compare their notes and write more. The notes show to all when you reveal them.',
      },
      kind: 'write',
      minutes: 5,
      prompts: [0, 1],
      mode: 'private',
    },
    {
      title: {
        fi: 'Neljän ryhmissä',
        sv: 'I grupper om fyra',
        en: 'In fours',
      },
      talk: {
        fi: 'Neljän ryhmät yhdistävät samaa tarkoittavat ja nimeävät, mikä on yhteistä.',
        sv: 'Grupper om fyra för samman det som betyder detsamma och namnger det gemensamma.',
        en: 'Fours bring together what means the same, and name what they share.',
      },
      kind: 'arrange',
      minutes: 8,
      arrange: 'everyone',
    },
    {
      title: {
        fi: 'Kaikki',
        sv: 'Alla',
        en: 'All',
      },
      talk: {
        fi: 'Jokainen ryhmä kertoo yhden asian, joka ei saa unohtua.',
        sv: 'Varje grupp berättar en sak som inte får glömmas.',
        en: 'Each group tells one thing that must not be forgotten.',
      },
      kind: 'discuss',
      minutes: 10,
      arrange: 'everyone',
    },
    {
      title: {
        fi: 'Äänestys',
        sv: 'Omröstning',
        en: 'Vote',
      },
      talk: {
        fi: 'Mikä on tärkeintä? Pisteet pysyvät salassa, kunnes äänestys suljetaan.',
        sv: 'Vad är viktigast? Poängen är hemliga tills omröstningen avslutas.',
        en: 'What matters most? Dots stay secret until the vote is closed.',
      },
      kind: 'vote',
      minutes: 5,
    },
    {
      title: {
        fi: 'Lopetus',
        sv: 'Avslutning',
        en: 'Close',
      },
      talk: {
        fi: 'Kerro, mitä tuloksella tehdään ja milloin.',
        sv: 'Berätta vad resultatet används till och när.',
        en: 'Say what becomes of the result, and when.',
      },
      kind: 'close',
      minutes: 3,
    },
  ],
}
