import type { RunningOrder } from './running-order.ts'

export const RETROSPECTIVE: RunningOrder = {
  id: 'retrospective',
  title: {
    fi: 'Jälkikatsaus',
    sv: 'Återblick',
    en: 'Retrospective',
  },
  description: {
    fi: 'Mitä jatkamme, mitä muutamme: työryhmän tai kauden päätteeksi, avoimesti ja ilman syyllisiä.',
    sv: 'Vad vi fortsätter med, vad vi ändrar: vid slutet av en period, öppet och utan syndabockar.',
    en: 'What we keep, what we change: at the end of a period, openly and without blame.',
  },
  steps: [
    {
      title: {
        fi: 'Aloitus',
        sv: 'Inledning',
        en: 'Opening',
      },
      talk: {
        fi: 'Jokainen on tehnyt parhaansa sen mukaan, mitä silloin tiedettiin. Kysy, millä mielellä tullaan.',
        sv: 'Alla har gjort sitt bästa utifrån vad man visste då. Fråga med vilken känsla man kommer.',
        en: 'Everyone did their best with what was known then. Ask how people come in.',
      },
      kind: 'talk',
      minutes: 5,
    },
    {
      title: {
        fi: 'Mikä toimi?',
        sv: 'Vad fungerade?',
        en: 'What worked?',
      },
      talk: {
        fi: 'Kirjoitetaan yksin: mitä kannattaa jatkaa?',
        sv: 'Skriv ensam: vad lönar det sig att fortsätta med?',
        en: 'Write alone: what is worth keeping?',
      },
      kind: 'write',
      minutes: 6,
      prompts: [0],
      mode: 'private',
    },
    {
      title: {
        fi: 'Mitä muutetaan?',
        sv: 'Vad ändrar vi?',
        en: 'What do we change?',
      },
      talk: {
        fi: 'Kirjoitetaan yksin: mikä hidasti, mikä puuttui?',
        sv: 'Skriv ensam: vad bromsade, vad saknades?',
        en: 'Write alone: what slowed us, what was missing?',
      },
      kind: 'write',
      minutes: 6,
      prompts: [1],
      mode: 'private',
    },
    {
      title: {
        fi: 'Yhdistetään',
        sv: 'Vi för samman',
        en: 'Bring together',
      },
      talk: {
        fi: 'Yhdistetään samaa tarkoittavat. Ryhmän nimi kertoo syyn, ei syyllistä.',
        sv: 'För samman det som betyder detsamma. Gruppens namn säger orsaken, inte vem som bär skulden.',
        en: 'Bring together what means the same. The name of a cluster tells a cause, not a culprit.',
      },
      kind: 'arrange',
      minutes: 10,
      arrange: 'everyone',
    },
    {
      title: {
        fi: 'Valitaan yksi tai kaksi',
        sv: 'Vi väljer en eller två',
        en: 'Choose one or two',
      },
      talk: {
        fi: 'Pisteet: mihin voimme itse vaikuttaa seuraavaksi?',
        sv: 'Poäng: vad kan vi själva påverka härnäst?',
        en: 'Dots: what can we ourselves change next?',
      },
      kind: 'vote',
      minutes: 5,
    },
    {
      title: {
        fi: 'Sovitaan',
        sv: 'Vi kommer överens',
        en: 'Agree',
      },
      talk: {
        fi: 'Kuka tekee mitä ja mihin mennessä? Kirjataan näkyviin.',
        sv: 'Vem gör vad och när? Anteckna så att alla ser.',
        en: 'Who does what, and by when? Write it where all can see.',
      },
      kind: 'discuss',
      minutes: 10,
      arrange: 'everyone',
    },
    {
      title: {
        fi: 'Lopetus',
        sv: 'Avslutning',
        en: 'Close',
      },
      talk: {
        fi: 'Yksi sana jokaiselta.',
        sv: 'Ett ord från var och en.',
        en: 'One word from everyone.',
      },
      kind: 'close',
      minutes: 3,
    },
  ],
}
