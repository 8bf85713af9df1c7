import { StepsPanel } from './StepsPanel.tsx'
import { WorkshopsPanel } from './WorkshopsPanel.tsx'

/** When people meet, and what they do then. */
export function ProgrammePart() {
  return (
    <>
      <WorkshopsPanel />
      <StepsPanel />
    </>
  )
}
