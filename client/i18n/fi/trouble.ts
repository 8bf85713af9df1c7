/** What went wrong and what to do: one sentence for every error, refusal, close and notice. */
export const trouble = {
  'error.bad-request': 'Palvelin ei hyväksynyt tietoja. Tarkista kentät ja yritä uudelleen.',
  'error.bad-json': 'Jotain meni matkalla rikki. Lataa sivu uudelleen ja yritä sitten.',
  'error.too-large': 'Se on liikaa kerralla. Lyhennä ja yritä uudelleen.',
  'error.unsupported-type': 'Palvelin ei ota vastaan tällaista tietoa. Lataa sivu uudelleen ja yritä sitten.',
  'error.no-session': 'Et ole enää mukana tällä laitteella. Avaa linkkisi uudelleen.',
  'error.not-allowed': 'Roolisi ei salli tätä. Jos teet taulua, tarkista avain.',
  'error.foreign-origin': 'Sivu tuli eri osoitteesta kuin palvelin. Avaa saamasi osoite.',
  'error.not-found': 'Sitä ei enää ole, tai sitä ei koskaan ollut.',
  'error.method-not-allowed': 'Palvelin ei tee tätä tässä. Lataa sivu uudelleen ja yritä sitten.',
  'error.link-closed': 'Tämä linkki on suljettu. Pyydä vetäjältä uusi.',
  'error.board-full': 'Taulu on täynnä: enempää ei mahdu. Kerro vetäjälle.',
  'error.round-closed': 'Äänestys on päättynyt.',
  'error.target-missing': 'Äänestämääsi kohdetta ei enää ole. Valitse uudelleen.',
  'error.over-budget': 'Pisteitä on enemmän kuin sinulla on käytössä.',
  'error.too-many-tries': 'Liian monta yritystä. Odota minuutti ja yritä uudelleen.',
  'error.too-fast': 'Se oli liian nopeaa. Odota hetki ja yritä uudelleen.',
  'error.storage-unavailable':
    'Palvelin ei voi juuri nyt tallentaa. Mitään ei ole kadonnut; yritä hetken päästä uudelleen.',
  'error.shutting-down': 'Palvelin käynnistyy uudelleen. Yritä minuutin päästä.',
  'error.internal': 'Palvelimessa tapahtui virhe. Yritä uudelleen; jos se ei auta, kerro ylläpitäjälle.',
  'error.unreachable': 'Palvelin ei vastaa. Tarkista verkkoyhteys ja yritä uudelleen.',
  'close.goingAway': 'Palvelin käynnistyy uudelleen. Taulu palaa itsestään.',
  'close.protocolError': 'Yhteys suljettiin tämän sivun virheen vuoksi. Lataa sivu uudelleen.',
  'close.textRefused': 'Yhteys suljettiin tämän sivun virheen vuoksi. Lataa sivu uudelleen.',
  'close.tooBig':
    'Lähetettiin jotain liian suurta, ja yhteys suljettiin. Lataa sivu uudelleen; lappusi ovat tallessa tällä laitteella.',
  'close.internal': 'Palvelimessa tapahtui virhe, ja yhteys suljettiin. Lataa sivu uudelleen.',
  'close.tooSlow': 'Yhteys on hitaampi kuin taulun tapahtumat. Taulu päivittyy itsestään.',
  'close.revoked': 'Linkkisi on suljettu, joten et ole enää taululla. Pyydä vetäjältä uusi linkki.',
  'close.boardDeleted': 'Taulu on poistettu ja kaikki sillä.',
  'close.tooFast': 'Lähetettiin liikaa kerralla. Taulu palaa itsestään hetken päästä.',
  'close.replaced': 'Taulu on auki tämän selaimen toisessa välilehdessä tai ikkunassa, ja yksi kerrallaan on käytössä.',
  'close.outdated':
    'Taulu on uudempi kuin tämä sivu. Lataa sivu uudelleen; lähettämättömät ovat tallessa tällä laitteella.',
  'notice.saving-stopped':
    'Palvelin ei voi juuri nyt tallentaa. Mitään ei katoa: kirjoittamasi pysyy tällä laitteella, kunnes se voi.',
  'notice.saving-again': 'Palvelin tallentaa taas.',
  'notice.closing': 'Palvelin käynnistyy pian uudelleen. Voit jatkaa kirjoittamista; yhteys palaa itsestään.',
  'notice.restored-from-older':
    'Taulu palautettiin hieman vanhemmasta kopiosta. Tarkista, että uusimmat laput ovat mukana.',
  'edit.not-allowed': 'Roolisi ei salli tätä muutosta, joten se peruttiin.',
  'edit.step-forbids': 'Käynnissä oleva vaihe ei enää salli tätä muutosta, joten se peruttiin.',
  'edit.gone': 'Joku oli juuri poistanut sen, mitä muutit.',
  'edit.too-fast': 'Muutoksia tuli liikaa kerralla, ja viimeisin peruttiin. Odota hetki ja yritä uudelleen.',
  'edit.bulk-delete': 'Näin paljon ei voi poistaa kerralla, joten mitään ei poistettu.',
  'edit.board-full': 'Taulu on täynnä, joten muutos peruttiin. Kerro vetäjälle.',
  'edit.too-large': 'Muutos oli liian suuri ja peruttiin. Tee se pienemmissä osissa.',
  'edit.too-many-structs': 'Muutos oli liian suuri ja peruttiin. Tee se pienemmissä osissa.',
  'edit.malformed':
    'Palvelin ei ymmärtänyt muutosta (malformed), ja se peruttiin. Jos näin käy toiste, lataa sivu uudelleen.',
  'edit.foreign-client':
    'Palvelin ei ymmärtänyt muutosta (foreign-client), ja se peruttiin. Jos näin käy toiste, lataa sivu uudelleen.',
  'edit.clock-gap':
    'Palvelin ei ymmärtänyt muutosta (clock-gap), ja se peruttiin. Jos näin käy toiste, lataa sivu uudelleen.',
  'edit.clock-overlap':
    'Palvelin ei ymmärtänyt muutosta (clock-overlap), ja se peruttiin. Jos näin käy toiste, lataa sivu uudelleen.',
  'edit.skip': 'Palvelin ei ymmärtänyt muutosta (skip), ja se peruttiin. Jos näin käy toiste, lataa sivu uudelleen.',
  'edit.length':
    'Palvelin ei ymmärtänyt muutosta (length), ja se peruttiin. Jos näin käy toiste, lataa sivu uudelleen.',
  'edit.unknown-root':
    'Palvelin ei ymmärtänyt muutosta (unknown-root), ja se peruttiin. Jos näin käy toiste, lataa sivu uudelleen.',
  'edit.unknown-kind':
    'Palvelin ei ymmärtänyt muutosta (unknown-kind), ja se peruttiin. Jos näin käy toiste, lataa sivu uudelleen.',
  'edit.unknown-key':
    'Palvelin ei ymmärtänyt muutosta (unknown-key), ja se peruttiin. Jos näin käy toiste, lataa sivu uudelleen.',
  'edit.bad-value':
    'Palvelin ei ymmärtänyt muutosta (bad-value), ja se peruttiin. Jos näin käy toiste, lataa sivu uudelleen.',
  'edit.too-deep':
    'Palvelin ei ymmärtänyt muutosta (too-deep), ja se peruttiin. Jos näin käy toiste, lataa sivu uudelleen.',
  'edit.missing-neighbour':
    'Palvelin ei ymmärtänyt muutosta (missing-neighbour), ja se peruttiin. Jos näin käy toiste, lataa sivu uudelleen.',
  'edit.crossed':
    'Palvelin ei ymmärtänyt muutosta (crossed), ja se peruttiin. Jos näin käy toiste, lataa sivu uudelleen.',
  'edit.mixed': 'Palvelin ei ymmärtänyt muutosta (mixed), ja se peruttiin. Jos näin käy toiste, lataa sivu uudelleen.',
  'edit.unknown-delete':
    'Palvelin ei ymmärtänyt muutosta (unknown-delete), ja se peruttiin. Jos näin käy toiste, lataa sivu uudelleen.',
  'edit.trailing-bytes':
    'Palvelin ei ymmärtänyt muutosta (trailing-bytes), ja se peruttiin. Jos näin käy toiste, lataa sivu uudelleen.',
  'edit.number-gap':
    'Palvelin ei ymmärtänyt muutosta (number-gap), ja se peruttiin. Jos näin käy toiste, lataa sivu uudelleen.',
  'edit.wordsKept': {
    one: 'Sanasi ovat tallessa tällä laitteella lähettämättömänä lappuna.',
    other: 'Sanasi ovat tallessa tällä laitteella {count} lähettämättömänä lappuna.',
  },
  'refusal.not-allowed': 'Roolisi ei salli tätä.',
  'refusal.step-forbids': 'Käynnissä oleva vaihe ei salli tätä.',
  'refusal.note-missing': 'Lappua ei enää ole.',
  'refusal.cluster-missing': 'Ryhmää ei enää ole.',
  'refusal.priority-missing': 'Painopistettä ei enää ole.',
  'refusal.framework-missing': 'Viitekehystä ei enää ole.',
  'refusal.prompt-missing': 'Kysymystä ei enää ole.',
  'refusal.workshop-missing': 'Työpajaa ei enää ole.',
  'refusal.step-missing': 'Vaihetta ei enää ole.',
  'refusal.text-empty': 'Kirjoita ensin jotain.',
  'refusal.text-too-long': 'Teksti on liian pitkä. Lyhennä sitä tai jaa se kahdeksi.',
  'refusal.title-empty': 'Anna ensin nimi.',
  'refusal.title-too-long': 'Nimi on liian pitkä. Lyhennä sitä.',
  'refusal.too-many': 'Niitä on jo niin monta kuin voi olla.',
  'refusal.place-out-of-range': 'Paikka on taulun ulkopuolella.',
  'refusal.nothing-to-do': 'Näin on jo.',
  'refusal.other-prompt': 'Lappu vastaa toiseen kysymykseen, joten sitä ei voi panna siihen.',
  'refusal.other-framework': 'Ryhmä pysyy siinä viitekehyksessä, jossa se tehtiin.',
  'refusal.not-in-priority': 'Ryhmät ovat painopisteiden alla. Siirrä lappu ensin painopisteen alle.',
  'refusal.in-use': 'Siihen liittyy lappuja, joten sitä ei voi poistaa.',
  'refusal.last-one': 'Taulu tarvitsee ainakin yhden tällaisen.',
  'refusal.id-taken': 'Se on jo tehty.',
  'refusal.date-invalid': 'Se ei ole päivämäärä.',
  'refusal.round-missing': 'Äänestystä ei enää ole.',
  'refusal.round-open': 'Äänestys on kesken. Sulje se ensin.',
  'refusal.round-closed': 'Äänestys on päättynyt.',
  'refusal.rules-invalid': 'Vaiheen säännöt eivät sovi yhteen.',
} as const
