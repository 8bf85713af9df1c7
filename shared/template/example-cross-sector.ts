import type { PriorityId } from '#shared/domain/ids.ts'
import { type ExamplePriority, note, under, within } from './example-notes.ts'

export const crossSector: ExamplePriority = {
  id: 'cross-sector' as PriorityId,
  works: {
    clusters: [
      {
        id: 'we-know-each-other',
        title: 'Tunnemme toisemme',
        notes: [
          note(1, '**Verkosto!** Uskaltaa soittaa kenelle vain', { isKey: true }),
          note(1, 'Pienellä alueella kaikki tuntevat kaikki, ja siitä on iloa'),
          note(1, 'Ei tarvita palaveria, kun voi kävellä käytävän toiseen päähän'),
          note(2, 'Työryhmän vetovuoro kiertää, kukaan ei väsy'),
          note(2, 'Yhteinen retki sai aikaan enemmän kuin kolme kokousta'),
        ],
      },
      {
        id: 'under-one-roof',
        title: 'Palvelut saman katon alla',
        notes: [
          note(1, 'Ohjaamossa sosiaalityö, työllisyys ja nuorisotyö **samassa aulassa**', {
            isKey: true,
            ...within('r-open-doors'),
          }),
          note(2, 'Terveydenhoitaja päivystää keskiviikkoisin, jono on pitkä mutta liikkuu'),
          note(2, 'Saattaen vaihto: viedään viereiseen huoneeseen eikä anneta lappua käteen', under('transitions')),
          note(3, 'Yhteinen aulavuoro: kaikki oppivat, mitä muut tekevät'),
        ],
      },
      {
        id: 'companies-with-us',
        title: 'Yritykset ovat lähteneet mukaan',
        notes: [
          note(1, 'TET-paikkoja sai tänä vuonna **helpommin kuin koskaan**', within('r-visits')),
          note(2, 'Metallifirman vetäjä tuli itse kertomaan, ketä hän palkkaa', within('r-visits')),
          note(2, 'Rekrymessut samana päivänä kuin avoimet ovet', within('r-visits')),
          note(3, 'Yrittäjäverkosto tarjosi mentoreita, kymmenen paria jo liikkeellä', under('working-life')),
        ],
      },
    ],
    notes: [
      note(1, 'ELO-ryhmä kokoontuu säännöllisesti ja **asiat etenevät**'),
      note(2, 'Järjestöt tavoittavat ne, jotka meiltä jäävät tavoittamatta'),
      note(3, 'Maakuntien välinen raja ylitettiin: yhteinen koulutuspäivä 120 osallistujaa', { colour: 'sun' }),
    ],
  },
  develop: {
    clusters: [
      {
        id: 'transitions-leak',
        title: 'Nivelvaiheissa pudotaan',
        notes: [
          note(1, 'Kesäkuun ja elokuun välissä nuori ei ole **kenenkään vastuulla**', {
            isKey: true,
            colour: 'rose',
            ...within('r-summer-gap'),
          }),
          note(1, 'Tieto tuen tarpeesta jää lähettävään kouluun', within('r-summer-gap')),
          note(2, 'Soitto elokuun toisella viikolla jokaiselle, joka ei ilmestynyt paikalle', within('r-summer-gap')),
          note(2, 'Armeijan jälkeen tyhjä syksy: otetaan yhteys jo kotiutuspäivänä', under('transitions')),
          note(2, 'Siirtopalaveri on pidettävä **nuoren kanssa**, ei nuoresta', {
            isKey: true,
            ...under('transitions'),
          }),
          note(3, 'Valmistuneelle uraohjausta vielä vuosi todistuksen jälkeen', within('r-after-graduation')),
        ],
      },
      {
        id: 'who-leads',
        title: 'Kuka vastaa kokonaisuudesta?',
        notes: [
          note(1, 'Kaikki osallistuvat, **kukaan ei johda**'),
          note(1, 'Ohjaus on kaikkien asia, mutta tehtävänkuvassa se lukee harvalla'),
          note(2, 'Päätöksiä tekevä ryhmä ja keskusteleva ryhmä ovat nyt sama ryhmä'),
          note(2, 'Kunnat, kuntayhtymät ja hyvinvointialue: sovitaan, kuka kutsuu koolle', { isKey: true }),
        ],
      },
    ],
    notes: [
      note(1, 'Palavereja on paljon, yhteistä tekemistä vähän'),
      note(1, 'Yhdeksäsluokkalaiselle tutustumispäivä **työpaikalle**, ei vain oppilaitokseen', under('working-life')),
      note(
        2,
        'Salassapito ei saa olla syy olla auttamatta. Koulutus aiheesta kaikille yhtä aikaa.',
        within('r-shared-training'),
      ),
      note(2, 'Pienyritykselle yksi sivu: näin otat harjoittelijan', under('working-life')),
      note(3, 'Ammattiliitot ja työnantajajärjestöt mukaan **samaan pöytään**', under('working-life')),
    ],
  },
}
