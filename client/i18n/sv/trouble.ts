/** What went wrong and what to do: one sentence for every error, refusal, close and notice. */
export const trouble = {
  'error.bad-request': 'Servern godtog inte uppgifterna. Kontrollera fälten och försök igen.',
  'error.bad-json': 'Något gick sönder på vägen. Ladda om sidan och försök igen.',
  'error.too-large': 'Det är för mycket på en gång. Korta ner och försök igen.',
  'error.unsupported-type': 'Servern tar inte emot sådana uppgifter. Ladda om sidan och försök igen.',
  'error.no-session': 'Du är inte längre ansluten på den här enheten. Öppna din länk igen.',
  'error.not-allowed': 'Din roll tillåter inte detta. Om du gör en tavla, kontrollera nyckeln.',
  'error.foreign-origin': 'Sidan kom från en annan adress än servern. Öppna adressen du fick.',
  'error.not-found': 'Det finns inte längre, eller har aldrig funnits.',
  'error.method-not-allowed': 'Servern gör inte detta här. Ladda om sidan och försök igen.',
  'error.link-closed': 'Den här länken har stängts. Be ledaren om en ny.',
  'error.board-full': 'Tavlan är full: fler ryms inte. Säg till ledaren.',
  'error.round-closed': 'Omröstningen är avslutad.',
  'error.target-missing': 'Det du röstade på finns inte längre. Välj på nytt.',
  'error.over-budget': 'Det är fler poäng än du har.',
  'error.too-many-tries': 'För många försök. Vänta en minut och försök igen.',
  'error.too-fast': 'Det gick för fort. Vänta en stund och försök igen.',
  'error.storage-unavailable': 'Servern kan inte spara just nu. Inget har gått förlorat; försök igen om en stund.',
  'error.shutting-down': 'Servern startar om. Försök igen om en minut.',
  'error.internal': 'Servern gjorde ett fel. Försök igen; om det inte hjälper, säg till värden.',
  'error.unreachable': 'Servern svarar inte. Kontrollera nätet och försök igen.',
  'close.goingAway': 'Servern startar om. Tavlan kommer tillbaka av sig själv.',
  'close.protocolError': 'Anslutningen stängdes på grund av ett fel på sidan. Ladda om den.',
  'close.textRefused': 'Anslutningen stängdes på grund av ett fel på sidan. Ladda om den.',
  'close.tooBig':
    'Något för stort skickades och anslutningen stängdes. Ladda om sidan; dina lappar finns kvar på den här enheten.',
  'close.internal': 'Servern gjorde ett fel och stängde anslutningen. Ladda om sidan.',
  'close.tooSlow': 'Anslutningen är långsammare än det som händer på tavlan. Tavlan hinner ikapp av sig själv.',
  'close.revoked': 'Din länk har stängts, så du är inte längre på tavlan. Be ledaren om en ny länk.',
  'close.boardDeleted': 'Tavlan har raderats med allt på den.',
  'close.tooFast': 'För mycket skickades på en gång. Tavlan kommer strax tillbaka av sig själv.',
  'close.replaced': 'Tavlan är öppen i en annan flik eller ett annat fönster, och en i taget används.',
  'close.outdated':
    'Tavlan är nyare än den här sidan. Ladda om sidan; det du inte skickat finns kvar på den här enheten.',
  'notice.saving-stopped':
    'Servern kan inte spara just nu. Inget går förlorat: det du skriver finns på den här enheten tills det går.',
  'notice.saving-again': 'Servern sparar igen.',
  'notice.closing': 'Servern startar snart om. Du kan fortsätta skriva; anslutningen kommer tillbaka av sig själv.',
  'notice.restored-from-older':
    'Tavlan återställdes från en något äldre kopia. Kontrollera att de nyaste lapparna finns med.',
  'edit.not-allowed': 'Din roll tillåter inte ändringen, så den togs tillbaka.',
  'edit.step-forbids': 'Steget som pågår tillåter inte längre ändringen, så den togs tillbaka.',
  'edit.gone': 'Det du ändrade hade någon just tagit bort.',
  'edit.too-fast':
    'Det kom för många ändringar på en gång, och den sista togs tillbaka. Vänta en stund och försök igen.',
  'edit.bulk-delete': 'Så mycket får inte tas bort på en gång, så inget togs bort.',
  'edit.board-full': 'Tavlan är full, så ändringen togs tillbaka. Säg till ledaren.',
  'edit.too-large': 'Ändringen var för stor och togs tillbaka. Gör den i mindre delar.',
  'edit.too-many-structs': 'Ändringen var för stor och togs tillbaka. Gör den i mindre delar.',
  'edit.malformed':
    'Servern förstod inte en ändring (malformed), och den togs tillbaka. Om det händer igen, ladda om sidan.',
  'edit.foreign-client':
    'Servern förstod inte en ändring (foreign-client), och den togs tillbaka. Om det händer igen, ladda om sidan.',
  'edit.clock-gap':
    'Servern förstod inte en ändring (clock-gap), och den togs tillbaka. Om det händer igen, ladda om sidan.',
  'edit.clock-overlap':
    'Servern förstod inte en ändring (clock-overlap), och den togs tillbaka. Om det händer igen, ladda om sidan.',
  'edit.skip': 'Servern förstod inte en ändring (skip), och den togs tillbaka. Om det händer igen, ladda om sidan.',
  'edit.length': 'Servern förstod inte en ändring (length), och den togs tillbaka. Om det händer igen, ladda om sidan.',
  'edit.unknown-root':
    'Servern förstod inte en ändring (unknown-root), och den togs tillbaka. Om det händer igen, ladda om sidan.',
  'edit.unknown-kind':
    'Servern förstod inte en ändring (unknown-kind), och den togs tillbaka. Om det händer igen, ladda om sidan.',
  'edit.unknown-key':
    'Servern förstod inte en ändring (unknown-key), och den togs tillbaka. Om det händer igen, ladda om sidan.',
  'edit.bad-value':
    'Servern förstod inte en ändring (bad-value), och den togs tillbaka. Om det händer igen, ladda om sidan.',
  'edit.too-deep':
    'Servern förstod inte en ändring (too-deep), och den togs tillbaka. Om det händer igen, ladda om sidan.',
  'edit.missing-neighbour':
    'Servern förstod inte en ändring (missing-neighbour), och den togs tillbaka. Om det händer igen, ladda om sidan.',
  'edit.crossed':
    'Servern förstod inte en ändring (crossed), och den togs tillbaka. Om det händer igen, ladda om sidan.',
  'edit.mixed': 'Servern förstod inte en ändring (mixed), och den togs tillbaka. Om det händer igen, ladda om sidan.',
  'edit.unknown-delete':
    'Servern förstod inte en ändring (unknown-delete), och den togs tillbaka. Om det händer igen, ladda om sidan.',
  'edit.trailing-bytes':
    'Servern förstod inte en ändring (trailing-bytes), och den togs tillbaka. Om det händer igen, ladda om sidan.',
  'edit.number-gap':
    'Servern förstod inte en ändring (number-gap), och den togs tillbaka. Om det händer igen, ladda om sidan.',
  'edit.wordsKept': {
    one: 'Dina ord finns kvar på den här enheten som en osänd lapp.',
    other: 'Dina ord finns kvar på den här enheten som {count} osända lappar.',
  },
  'refusal.not-allowed': 'Din roll tillåter inte detta.',
  'refusal.step-forbids': 'Steget som pågår tillåter inte detta.',
  'refusal.note-missing': 'Lappen finns inte längre.',
  'refusal.cluster-missing': 'Gruppen finns inte längre.',
  'refusal.priority-missing': 'Prioriteringen finns inte längre.',
  'refusal.framework-missing': 'Referensramen finns inte längre.',
  'refusal.prompt-missing': 'Frågan finns inte längre.',
  'refusal.workshop-missing': 'Verkstaden finns inte längre.',
  'refusal.step-missing': 'Steget finns inte längre.',
  'refusal.text-empty': 'Skriv något först.',
  'refusal.text-too-long': 'Texten är för lång. Korta ner den eller dela den i två.',
  'refusal.title-empty': 'Ge det ett namn först.',
  'refusal.title-too-long': 'Namnet är för långt. Korta ner det.',
  'refusal.too-many': 'Det finns redan så många som det kan finnas.',
  'refusal.place-out-of-range': 'Platsen ligger utanför tavlan.',
  'refusal.nothing-to-do': 'Så är det redan.',
  'refusal.other-prompt': 'Lappen svarar på en annan fråga och kan inte ligga där.',
  'refusal.other-framework': 'En grupp stannar i den referensram där den gjordes.',
  'refusal.not-in-priority': 'Grupper ligger under en prioritering. Flytta lappen dit först.',
  'refusal.in-use': 'Lappar hör till den, så den kan inte tas bort.',
  'refusal.last-one': 'Tavlan behöver minst en sådan.',
  'refusal.id-taken': 'Det är redan gjort.',
  'refusal.date-invalid': 'Det är inget datum.',
  'refusal.round-missing': 'Omröstningen finns inte längre.',
  'refusal.round-open': 'Omröstningen pågår. Avsluta den först.',
  'refusal.round-closed': 'Omröstningen är avslutad.',
  'refusal.rules-invalid': 'Stegets regler passar inte ihop.',
} as const
