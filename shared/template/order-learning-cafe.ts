import type { RunningOrder } from './running-order.ts'

export const LEARNING_CAFE: RunningOrder = {
  id: 'learning-cafe',
  title: {
    fi: 'Oppimiskahvila',
    sv: 'Lärcafé',
    en: 'Learning café',
  },
  description: {
    fi: 'Pienryhmät kiertävät teemasta toiseen ja jatkavat siitä, mihin edellinen ryhmä jäi.',
    sv: 'Smågrupper går från tema till tema och fortsätter där den förra gruppen slutade.',
    en: 'Small groups go from theme to theme and build on what the group before them left.',
  },
  steps: [
    {
      title: {
        fi: 'Tervetuloa pöytiin',
        sv: 'Välkomna till borden',
        en: 'Welcome to the tables',
      },
      talk: {
        fi: 'Jaa ryhmät teemoille ja kerro, kuka on kunkin pöydän kirjuri.',
        sv: 'Fördela grupperna på teman och berätta vem som är sekreterare vid varje bord.',
        en: 'Assign the groups to themes, and say who keeps the notes at each table.',
      },
      kind: 'talk',
      minutes: 8,
    },
    {
      title: {
        fi: 'Ensimmäinen kierros',
        sv: 'Första rundan',
        en: 'First round',
      },
      talk: {
        fi: 'Mikä tässä teemassa toimii, mitä pitää kehittää? Kirjoitetaan kaikille näkyviin.',
        sv: 'Vad fungerar i temat, vad bör utvecklas? Det som skrivs syns för alla.',
        en: 'What works in this theme, what needs developing? Notes show to everyone.',
      },
      kind: 'write',
      minutes: 12,
      prompts: [0, 1],
      mode: 'open',
    },
    {
      title: {
        fi: 'Toinen kierros',
        sv: 'Andra rundan',
        en: 'Second round',
      },
      talk: {
        fi: 'Ryhmät siirtyvät seuraavaan teemaan. Kirjuri kertoo, mitä edellinen ryhmä sanoi; sitten täydennetään.',
        sv: 'Grupperna går till nästa tema. Sekreteraren berättar vad förra gruppen sade; sedan kompletterar ni.',
        en: 'Groups move to the next theme. The keeper tells what the last group said; then they add to it.',
      },
      kind: 'write',
      minutes: 10,
      prompts: [0, 1],
      mode: 'open',
    },
    {
      title: {
        fi: 'Kolmas kierros',
        sv: 'Tredje rundan',
        en: 'Third round',
      },
      talk: {
        fi: 'Vielä kerran eteenpäin. Mitä puuttuu? Mikä yllättää?',
        sv: 'En gång till. Vad saknas? Vad förvånar?',
        en: 'Once more onwards. What is missing? What surprises?',
      },
      kind: 'write',
      minutes: 10,
      prompts: [0, 1],
      mode: 'open',
    },
    {
      title: {
        fi: 'Kirjurit kokoavat',
        sv: 'Sekreterarna samlar',
        en: 'The keepers bring it together',
      },
      talk: {
        fi: 'Kirjurit ryhmittelevät teemansa laput ja nimeävät ryhmät; muut auttavat.',
        sv: 'Sekreterarna grupperar temats lappar och namnger grupperna; de andra hjälper.',
        en: 'The keepers arrange the notes of their theme and name the clusters; the others help.',
      },
      kind: 'arrange',
      minutes: 12,
      arrange: 'everyone',
    },
    {
      title: {
        fi: 'Kuullaan pöydät',
        sv: 'Borden berättar',
        en: 'Hearing the tables',
      },
      talk: {
        fi: 'Jokainen kirjuri kertoo kaksi minuuttia: tärkein havainto ja yksi avoin kysymys.',
        sv: 'Varje sekreterare berättar i två minuter: den viktigaste iakttagelsen och en öppen fråga.',
        en: 'Each keeper tells for two minutes: the main finding, and one open question.',
      },
      kind: 'discuss',
      minutes: 12,
    },
    {
      title: {
        fi: 'Lopetus',
        sv: 'Avslutning',
        en: 'Close',
      },
      talk: {
        fi: 'Kiitä kirjureita ja kerro, missä tulos on luettavissa.',
        sv: 'Tacka sekreterarna och berätta var resultatet kan läsas.',
        en: 'Thank the keepers, and say where the result can be read.',
      },
      kind: 'close',
      minutes: 4,
    },
  ],
}
