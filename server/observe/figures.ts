/** What the node counts. Plain numbers, raised where the thing happens; whoever publishes them reads them. */
export interface Figures {
  /** Now. */
  boards: number
  rooms: number
  sockets: number
  /** Since the start. */
  editsAccepted: number
  editsRefused: number
  commits: number
  commitFailures: number
  entriesCommitted: number
  ticks: number
  framesWritten: number
  presenceReceived: number
  presenceDropped: number
  syncsAnswered: number
  statesEncoded: number
  socketsTooSlow: number
  peersFaulty: number
  notesPublished: number
}

export function openFigures(): Figures {
  return {
    boards: 0,
    rooms: 0,
    sockets: 0,
    editsAccepted: 0,
    editsRefused: 0,
    commits: 0,
    commitFailures: 0,
    entriesCommitted: 0,
    ticks: 0,
    framesWritten: 0,
    presenceReceived: 0,
    presenceDropped: 0,
    syncsAnswered: 0,
    statesEncoded: 0,
    socketsTooSlow: 0,
    peersFaulty: 0,
    notesPublished: 0,
  }
}
