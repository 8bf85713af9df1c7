import type { LocalText } from '#shared/domain/tables.ts'

/** What the workshop with this number in its series is called until it gets a name. */
export function workshopTitle(number: number): LocalText {
  return { fi: `Työpaja ${number}`, sv: `Verkstad ${number}`, en: `Workshop ${number}` }
}
