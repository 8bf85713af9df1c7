import { useState, useSyncExternalStore } from 'react'
import { useDevice } from '#client/app/device.tsx'

const STORED_AS = 'timantti.map'
/** Where there is room the map is there until it is put away; elsewhere it waits to be asked for. */
const HAS_ROOM = '(min-width: 900px)'

/** Whether the map of the board is shown on this device. */
export function useMapShown(): readonly [boolean, (isShown: boolean) => void] {
  const { texts } = useDevice()
  const [chosen, setChosen] = useState(() => read(texts.getItem(STORED_AS)))
  const hasRoom = useSyncExternalStore(onRoom, () => matchMedia(HAS_ROOM).matches)
  const choose = (isShown: boolean) => {
    setChosen(isShown)
    try {
      texts.setItem(STORED_AS, isShown ? 'shown' : 'hidden')
    } catch {
      // A browser that stores nothing asks again next time.
    }
  }
  return [chosen ?? hasRoom, choose]
}

function read(stored: string | null): boolean | undefined {
  return stored === null ? undefined : stored === 'shown'
}

function onRoom(wake: () => void): () => void {
  const query = matchMedia(HAS_ROOM)
  query.addEventListener('change', wake)
  return () => query.removeEventListener('change', wake)
}
