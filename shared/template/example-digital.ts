import type { PriorityId } from '#shared/domain/ids.ts'
import { type ExamplePriority, note, under, within } from './example-notes.ts'

export const digital: ExamplePriority = {
  id: 'digital' as PriorityId,
  works: {
    clusters: [
      {
        id: 'remote-guidance',
        title: 'Etäohjaus on tullut jäädäkseen',
        notes: [
          note(1, 'Etäaika säästi asiakkaalta 90 km ajoa', { isKey: true, ...under('near') }),
          note(1, 'Ujo nuori puhuu kamera kiinni enemmän kuin koskaan huoneessa'),
          note(1, 'Kävelyohjaus puhelimessa: molemmat ulkona, ajatus luistaa'),
          note(2, 'Ryhmäohjaus verkossa kokoaa väkeä **koko maakunnasta**'),
          note(2, 'Huoltaja pääsee mukaan töistä käsin'),
          note(3, 'Hybridi toimii, kun huoneessa on **yksi kunnon mikrofoni**'),
        ],
      },
      {
        id: 'chat',
        title: 'Chat madaltaa kynnystä kysyä',
        notes: [
          note(1, 'Chat auki klo 12–16, vastaus alle minuutissa'),
          note(2, 'Nimettömänä uskaltaa kysyä **tyhmiäkin**'),
          note(2, 'Chatissa palvelee ihminen, ei pelkkä botti. Siitä kiitetään.'),
          note(3, 'Ruotsinkielinen chat-vuoro yhdessä naapurimaakunnan kanssa', { colour: 'sky' }),
        ],
      },
    ],
    notes: [
      note(1, 'Ohjaajien yhteinen viestiryhmä: apu löytyy viidessä minuutissa', within('r-peer-learning')),
      note(2, 'Lyhyet videot haastattelun sijaan, näitä nuoret oikeasti katsovat'),
      note(3, 'Sähköinen ajanvaraus **puolitti** perumatta jääneet ajat'),
    ],
  },
  develop: {
    clusters: [
      {
        id: 'too-many-systems',
        title: 'Järjestelmät eivät puhu keskenään',
        notes: [
          note(1, 'Kolme salasanaa ennen kuin asiakas on edes näkyvissä'),
          note(1, 'Sama suunnitelma kirjataan **kahteen järjestelmään** käsin', { isKey: true }),
          note(1, 'Yhteinen kalenteri puuttuu, aikoja sovitaan sähköpostilla edestakaisin'),
          note(2, 'Kun järjestelmä kaatuu, ohjaus pysähtyy. Tarvitaan varasuunnitelma ja paperia.'),
          note(3, 'Asiakkaan lupa kulkemaan tiedon mukana, ei joka talossa erikseen', { colour: 'rose' }),
        ],
      },
      {
        id: 'left-outside',
        title: 'Kuka jää digin ulkopuolelle?',
        notes: [
          note(1, 'Pankkitunnuksia ei ole kaikilla, eikä niitä saa kaikille'),
          note(1, 'Puhelimella pitää pystyä tekemään **kaikki**, moni ei omista tietokonetta'),
          note(2, 'Digituki samaan paikkaan ohjauksen kanssa', under('near')),
          note(2, 'Sivut kuuntelin ruudunlukijalla läpi: en päässyt etusivua pidemmälle', { isKey: true }),
        ],
      },
    ],
    notes: [
      note(1, 'Verkkosivut on tehty organisaatiolle, ei sille joka etsii apua'),
      note(1, 'Chatin aukiolo iltaan asti, silloin ne kysymykset tulevat'),
      note(2, 'Tekoäly voisi ehdottaa koulutuksia, mutta **ihminen keskustelee**'),
      note(2, 'Yksi sivu, jolta näkee kaikki alueen ohjauspalvelut kartalla', within('r-first-door')),
      note(3, 'Etäyhteyksien pelisäännöt: kuka tallentaa, kuka näkee, miten kauan säilytetään'),
    ],
  },
}
