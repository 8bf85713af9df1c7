import type { PromptId, StepId } from '#shared/domain/ids.ts'
import type { LocalText, StepRules } from '#shared/domain/tables.ts'

const works = 'works' as PromptId
const develop = 'develop' as PromptId
/** The prompts of the strategy workshop, in their order. */
export const PROMPT_IDS: readonly PromptId[] = [works, develop]

interface TemplateStep {
  readonly id: StepId
  readonly title: LocalText
  /** What the facilitator says, or needs to remember. */
  readonly talk: LocalText
  readonly rules: StepRules
}

function rules(kind: StepRules['kind'], minutes: number, more: Partial<StepRules> = {}): StepRules {
  return { kind, minutes, prompts: [], mode: 'open', arrange: 'facilitators', ...more }
}

/** Ninety minutes from the welcome to the close. */
export const STEPS: readonly TemplateStep[] = [
  {
    id: 'welcome' as StepId,
    title: { fi: 'Tervetuloa', sv: 'Välkommen', en: 'Welcome' },
    rules: rules('talk', 10),
    talk: {
      fi: 'Kerro, miksi olemme koolla ja mihin tulosta käytetään. Sano ääneen, mitä tallennetaan ja kuinka kauan. Näytä edellisen työpajan tulos.',
      sv: 'Berätta varför vi är samlade och vad resultatet används till. Säg högt vad som sparas och hur länge. Visa resultatet av förra verkstaden.',
      en: 'Say why we are here and what the result is for. Say aloud what is stored and for how long. Show what the last workshop gave.',
    },
  },
  {
    id: 'check-in' as StepId,
    title: { fi: 'Lämmittely: mikä on parasta?', sv: 'Uppvärmning: vad är bäst?', en: 'Check-in: what is best?' },
    rules: rules('write', 5, { prompts: [works] }),
    talk: {
      fi: 'Jokainen kirjoittaa yhden lapun: mikä on parasta verkostomme työssä? Laput näkyvät heti, ja samalla kokeillaan, että kaikilla toimii.',
      sv: 'Var och en skriver en lapp: vad är bäst i vårt nätverks arbete? Lapparna syns genast, och samtidigt prövar vi att allt fungerar.',
      en: 'Everyone writes one note: what is best in our network’s work? Notes show at once, and we see that it works for all.',
    },
  },
  {
    id: 'write-a' as StepId,
    title: { fi: 'Kirjoitetaan: mikä toimii?', sv: 'Vi skriver: vad fungerar?', en: 'Write: what works well?' },
    rules: rules('write', 7, { prompts: [works], mode: 'private' }),
    talk: {
      fi: 'Kirjoitetaan ensin yksin ja hiljaa. Kukaan muu ei näe lappujasi ennen kuin ne paljastetaan. Yksi asia lappua kohti.',
      sv: 'Vi skriver först var för sig och i tysthet. Ingen annan ser dina lappar förrän de visas. En sak per lapp.',
      en: 'We write alone and in silence first. Nobody else sees your notes before the reveal. One thing to a note.',
    },
  },
  {
    id: 'write-b' as StepId,
    title: {
      fi: 'Kirjoitetaan: mitä kehittää?',
      sv: 'Vi skriver: vad bör utvecklas?',
      en: 'Write: what needs developing?',
    },
    rules: rules('write', 7, { prompts: [develop], mode: 'private' }),
    talk: {
      fi: 'Sama uudelleen: mikä puuttuu, mitä pitäisi tehdä toisin? Kysy ennen paljastamista, tarvitseeko joku vielä minuutin.',
      sv: 'Samma en gång till: vad saknas, vad borde göras annorlunda? Fråga före visningen om någon behöver en minut till.',
      en: 'Once more: what is missing, what should be done differently? Ask before the reveal if anyone needs another minute.',
    },
  },
  {
    id: 'arrange' as StepId,
    title: { fi: 'Ryhmitellään yhdessä', sv: 'Vi grupperar tillsammans', en: 'Arrange together' },
    rules: rules('arrange', 20, { arrange: 'everyone' }),
    talk: {
      fi: 'Luetaan, yhdistetään samaa tarkoittavat ja annetaan ryhmille nimet. Kenenkään sanoja ei muuteta. Uusi lappu on sallittu.',
      sv: 'Vi läser, för samman det som betyder detsamma och namnger grupperna. Ingens ord ändras. Nya lappar är tillåtna.',
      en: 'Read, bring together what means the same, give the clusters names. Nobody’s words are changed. New notes are welcome.',
    },
  },
  {
    id: 'vote' as StepId,
    title: { fi: 'Äänestetään', sv: 'Vi röstar', en: 'Vote' },
    rules: rules('vote', 9),
    talk: {
      fi: 'Viisi ääntä jokaiselle. Ääniä ei näy ennen kuin äänestys suljetaan. Kerro tulos ja myös se, missä mielipiteet jakautuivat.',
      sv: 'Fem röster var. Rösterna syns inte förrän omröstningen stängs. Berätta resultatet och även var åsikterna gick isär.',
      en: 'Five dots each. None are shown before the vote closes. Tell the result, and where opinions parted.',
    },
  },
  {
    id: 'rate' as StepId,
    title: { fi: 'Arvioidaan vaikutus ja työmäärä', sv: 'Vi bedömer effekt och insats', en: 'Rate impact and effort' },
    rules: rules('rate', 9),
    talk: {
      fi: 'Kahdeksan eniten ääniä saanutta: kuinka suuri vaikutus, kuinka suuri työ? Jokainen arvioi itse.',
      sv: 'De åtta som fick flest röster: hur stor effekt, hur stor insats? Var och en bedömer själv.',
      en: 'The eight with most dots: how much impact, how much effort? Everyone rates alone.',
    },
  },
  {
    id: 'discuss' as StepId,
    title: { fi: 'Keskustellaan ja kirjataan', sv: 'Vi diskuterar och antecknar', en: 'Discuss and write down' },
    rules: rules('discuss', 18, { arrange: 'everyone' }),
    talk: {
      fi: 'Yksi lause painopistettä kohti. Kysy, minkä lappujen varassa lause seisoo. Kirjuri tallentaa.',
      sv: 'En mening per prioritering. Fråga vilka lappar meningen vilar på. Sekreteraren antecknar.',
      en: 'One sentence to a priority. Ask which notes the sentence stands on. The secretary writes it down.',
    },
  },
  {
    id: 'close' as StepId,
    title: { fi: 'Lopetus', sv: 'Avslutning', en: 'Close' },
    rules: rules('close', 5),
    talk: {
      fi: 'Mitä tapahtuu seuraavaksi, kuka tekee ja milloin. Näytä linkki tuloksiin ja kiitä.',
      sv: 'Vad händer härnäst, vem gör vad och när. Visa länken till resultaten och tacka.',
      en: 'What happens next, who does it and when. Show the link to the results, and thank everyone.',
    },
  },
]
