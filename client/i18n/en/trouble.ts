/** What went wrong and what to do: one sentence for every error, refusal, close and notice. */
export const trouble = {
  'error.bad-request': 'The server did not accept what was given. Check the fields and try again.',
  'error.bad-json': 'Something broke on the way. Reload the page and try again.',
  'error.too-large': 'That is too much at once. Make it shorter and try again.',
  'error.unsupported-type': 'The server does not take this kind of data. Reload the page and try again.',
  'error.no-session': 'You are no longer joined on this device. Open your link again.',
  'error.not-allowed': 'Your role does not allow this. If you make boards, check the key.',
  'error.foreign-origin': 'The page came from another address than the server. Open the address you were given.',
  'error.not-found': 'It is not there any more, or never was.',
  'error.method-not-allowed': 'The server does not do this here. Reload the page and try again.',
  'error.link-closed': 'This link has been closed. Ask the facilitator for a new one.',
  'error.board-full': 'The board is full: nothing more fits in. Tell the facilitator.',
  'error.round-closed': 'This vote is closed.',
  'error.target-missing': 'What you voted for is not there any more. Choose again.',
  'error.over-budget': 'That is more dots than you have.',
  'error.too-many-tries': 'Too many tries. Wait a minute and try again.',
  'error.too-fast': 'That was too fast. Wait a moment and try again.',
  'error.storage-unavailable': 'The server cannot store anything just now. Nothing is lost; try again in a moment.',
  'error.shutting-down': 'The server is restarting. Try again in a minute.',
  'error.internal': 'The server made a mistake. Try again; if it does not help, tell the host.',
  'error.unreachable': 'The server does not answer. Check the network and try again.',
  'close.goingAway': 'The server is restarting. The board comes back by itself.',
  'close.protocolError': 'The connection was closed because of a fault in this page. Reload it.',
  'close.textRefused': 'The connection was closed because of a fault in this page. Reload it.',
  'close.tooBig':
    'Something too large was sent, and the connection was closed. Reload the page; your notes are kept on this device.',
  'close.internal': 'The server made a mistake and closed the connection. Reload the page.',
  'close.tooSlow': 'The connection is slower than what happens on the board. The board catches up by itself.',
  'close.revoked': 'Your link has been closed, so you are no longer on the board. Ask the facilitator for a new link.',
  'close.boardDeleted': 'The board has been deleted with everything on it.',
  'close.tooFast': 'Too much was sent at once. The board comes back by itself in a moment.',
  'close.replaced': 'The board is open in another tab or window of this browser, and one at a time is in use.',
  'close.outdated':
    'The board is newer than this page. Reload the page; what you have not sent is kept on this device.',
  'notice.saving-stopped':
    'The server cannot save just now. Nothing is lost: what you write stays on this device until it can.',
  'notice.saving-again': 'The server saves again.',
  'notice.closing': 'The server is about to restart. You can go on writing; the connection comes back by itself.',
  'notice.restored-from-older':
    'The board was restored from a slightly older copy. Check that the newest notes are there.',
  'edit.not-allowed': 'Your role does not allow this change, so it was taken back.',
  'edit.step-forbids': 'The running step does not allow this change any more, so it was taken back.',
  'edit.gone': 'What you changed had just been removed by somebody.',
  'edit.too-fast': 'There were too many changes at once, and the last was taken back. Wait a moment and try again.',
  'edit.bulk-delete': 'So much may not be removed at once, so nothing was.',
  'edit.board-full': 'The board is full, so the change was taken back. Tell the facilitator.',
  'edit.too-large': 'The change was too large and was taken back. Make it in smaller parts.',
  'edit.too-many-structs': 'The change was too large and was taken back. Make it in smaller parts.',
  'edit.malformed':
    'The server did not understand a change (malformed), and it was taken back. If it happens again, reload the page.',
  'edit.foreign-client':
    'The server did not understand a change (foreign-client), and it was taken back. If it happens again, reload the page.',
  'edit.clock-gap':
    'The server did not understand a change (clock-gap), and it was taken back. If it happens again, reload the page.',
  'edit.clock-overlap':
    'The server did not understand a change (clock-overlap), and it was taken back. If it happens again, reload the page.',
  'edit.skip':
    'The server did not understand a change (skip), and it was taken back. If it happens again, reload the page.',
  'edit.length':
    'The server did not understand a change (length), and it was taken back. If it happens again, reload the page.',
  'edit.unknown-root':
    'The server did not understand a change (unknown-root), and it was taken back. If it happens again, reload the page.',
  'edit.unknown-kind':
    'The server did not understand a change (unknown-kind), and it was taken back. If it happens again, reload the page.',
  'edit.unknown-key':
    'The server did not understand a change (unknown-key), and it was taken back. If it happens again, reload the page.',
  'edit.bad-value':
    'The server did not understand a change (bad-value), and it was taken back. If it happens again, reload the page.',
  'edit.too-deep':
    'The server did not understand a change (too-deep), and it was taken back. If it happens again, reload the page.',
  'edit.missing-neighbour':
    'The server did not understand a change (missing-neighbour), and it was taken back. If it happens again, reload the page.',
  'edit.crossed':
    'The server did not understand a change (crossed), and it was taken back. If it happens again, reload the page.',
  'edit.mixed':
    'The server did not understand a change (mixed), and it was taken back. If it happens again, reload the page.',
  'edit.unknown-delete':
    'The server did not understand a change (unknown-delete), and it was taken back. If it happens again, reload the page.',
  'edit.trailing-bytes':
    'The server did not understand a change (trailing-bytes), and it was taken back. If it happens again, reload the page.',
  'edit.number-gap':
    'The server did not understand a change (number-gap), and it was taken back. If it happens again, reload the page.',
  'edit.wordsKept': {
    one: 'Your words are kept on this device as an unsent card.',
    other: 'Your words are kept on this device as {count} unsent cards.',
  },
  'refusal.not-allowed': 'Your role does not allow this.',
  'refusal.step-forbids': 'The running step does not allow this.',
  'refusal.note-missing': 'The note is not there any more.',
  'refusal.cluster-missing': 'The cluster is not there any more.',
  'refusal.priority-missing': 'The priority is not there any more.',
  'refusal.framework-missing': 'The framework is not there any more.',
  'refusal.prompt-missing': 'The question is not there any more.',
  'refusal.workshop-missing': 'The workshop is not there any more.',
  'refusal.step-missing': 'The step is not there any more.',
  'refusal.text-empty': 'Write something first.',
  'refusal.text-too-long': 'The text is too long. Shorten it, or make two of it.',
  'refusal.title-empty': 'Give it a name first.',
  'refusal.title-too-long': 'The name is too long. Shorten it.',
  'refusal.too-many': 'There are as many as can be already.',
  'refusal.place-out-of-range': 'That place is outside the board.',
  'refusal.nothing-to-do': 'It is so already.',
  'refusal.other-prompt': 'The note answers another question, so it cannot lie there.',
  'refusal.other-framework': 'A cluster stays in the framework where it was made.',
  'refusal.not-in-priority': 'Clusters lie under a priority. Move the note under one first.',
  'refusal.in-use': 'Notes are tied to it, so it cannot be removed.',
  'refusal.last-one': 'The board needs at least one of these.',
  'refusal.id-taken': 'It has been made already.',
  'refusal.date-invalid': 'That is not a date.',
  'refusal.round-missing': 'This vote is not there any more.',
  'refusal.round-open': 'People are voting now. Close the vote first.',
  'refusal.round-closed': 'This vote is closed.',
  'refusal.rules-invalid': 'The rules of the step do not fit together.',
} as const
