/** The clock of a step. */
export const timer = {
  'timer.label': 'Time left',
  'timer.left': '{minutes} min {seconds} s left',
  'timer.over': 'Time is up',
  'timer.paused': 'Paused',
  'timer.minute': 'One minute left.',
  'timer.tenSeconds': 'Ten seconds left.',
  'timer.end': 'Time is up. What you write is still kept.',
  'timer.controls': 'Clock',
  'timer.minutes': 'Minutes',
  'timer.start': 'Start the clock',
  'timer.pause': 'Pause',
  'timer.resume': 'Go on',
  'timer.more': 'One minute more',
  'timer.stop': 'Take the clock away',
  'timer.started': { one: 'The clock runs: one minute.', other: 'The clock runs: {count} minutes.' },
  'timer.added': 'One minute more.',
} as const
