import type { ExampleWorkshop } from '#server/example/example-workshop.ts'

/** What the terminal says when the server is ready: Finnish, then English. */
export function greeting(address: string, example: ExampleWorkshop | undefined): string {
  const lines = [
    '',
    `Timantti on valmis / Timantti is ready: ${address}`,
    '',
    `  Tee oma taulu / Make a board:  ${address}/studio`,
    `  Liity koodilla / Join by code: ${address}/join`,
  ]
  if (example) {
    lines.push(
      '',
      'Esimerkkityöpaja / Example workshop:',
      `  Vetäjä / Facilitator:          ${address}${example.links.facilitator}`,
      `  Osallistuja / Participant:     ${address}${example.links.participant}`,
      `  Katselija / Viewer:            ${address}${example.links.viewer}`,
      `  Koodi / Code:                  ${example.code}`,
    )
  }
  lines.push('', 'Lopeta / Stop: Ctrl+C', '')
  return lines.join('\n')
}
