import { CaptureUpdateAction, Excalidraw } from '@excalidraw/excalidraw'
import '@excalidraw/excalidraw/index.css'
import { createRoot } from 'react-dom/client'
import { board, broken, handOver, wholeView } from './page.js'

const COLOURS = { sun: '#ffec99', leaf: '#b2f2bb', sky: '#a5d8ff', rose: '#ffc9c9', stone: '#e9ecef' }
const FONT_SIZE = 16
const LINE_HEIGHT = 1.25
const PADDING = 5

const plain = {
  angle: 0,
  strokeColor: '#1e1e1e',
  fillStyle: 'solid',
  strokeWidth: 1,
  strokeStyle: 'solid',
  roughness: 0,
  opacity: 100,
  groupIds: [],
  frameId: null,
  roundness: null,
  isDeleted: false,
  updated: 1,
  link: null,
  locked: false,
  version: 1,
  versionNonce: 1,
}

/** A rectangle and the text bound to it, as Excalidraw itself keeps them. */
function elementsOf({ id, text, x, y, colour }, index) {
  const { width, height } = board.size
  const lines = broken(text)
  const textHeight = lines.split('\n').length * FONT_SIZE * LINE_HEIGHT
  return [
    {
      ...plain,
      id,
      type: 'rectangle',
      x,
      y,
      width,
      height,
      backgroundColor: COLOURS[colour],
      seed: index + 1,
      boundElements: [{ id: `${id}-text`, type: 'text' }],
    },
    {
      ...plain,
      id: `${id}-text`,
      type: 'text',
      x: x + PADDING,
      y: y + (height - textHeight) / 2,
      width: width - PADDING * 2,
      height: textHeight,
      backgroundColor: 'transparent',
      seed: index + 1,
      boundElements: [],
      fontSize: FONT_SIZE,
      fontFamily: 5,
      text: lines,
      originalText: text,
      textAlign: 'center',
      verticalAlign: 'middle',
      containerId: id,
      autoResize: true,
      lineHeight: LINE_HEIGHT,
    },
  ]
}

function take(api) {
  const positions = new Map()
  /** By note, where its rectangle stands in the scene; its text is the next one. */
  const indexOf = note => {
    if (positions.size === 0)
      api.getSceneElementsIncludingDeleted().forEach(({ id }, i) => {
        positions.set(id, i)
      })
    return positions.get(board.notes[note].id)
  }
  const changed = (element, fields) => ({
    ...element,
    ...fields,
    version: element.version + 1,
    versionNonce: (element.versionNonce * 48271) % 2147483647,
  })
  const look = ({ zoom, x, y }) => {
    api.updateScene({ appState: { zoom: { value: zoom }, scrollX: -x, scrollY: -y } })
  }
  handOver({
    camera() {
      const { zoom, scrollX, scrollY } = api.getAppState()
      return { zoom: zoom.value, x: -scrollX, y: -scrollY }
    },
    lookWhole: () => look(wholeView()),
    lookClose() {
      const { width, height } = { width: board.columns * board.pitch.x, height: board.rows * board.pitch.y }
      look({ zoom: 1, x: width / 2 - innerWidth / 2, y: height / 2 - innerHeight / 2 })
    },
    pointOf(note) {
      const { zoom, scrollX, scrollY, offsetLeft, offsetTop } = api.getAppState()
      const { x, y, width, height } = api.getSceneElementsIncludingDeleted()[indexOf(note)]
      return [(x + width / 2 + scrollX) * zoom.value + offsetLeft, (y + height / 2 + scrollY) * zoom.value + offsetTop]
    },
    places: () =>
      api
        .getSceneElements()
        .filter(({ type }) => type === 'rectangle')
        .map(({ id, x, y }) => [id, x, y]),
    change({ note, at, text }) {
      const elements = [...api.getSceneElementsIncludingDeleted()]
      const index = indexOf(note)
      const box = elements[index]
      const words = elements[index + 1]
      if (at) {
        elements[index] = changed(box, { x: at[0], y: at[1] })
        elements[index + 1] = changed(words, { x: words.x + at[0] - box.x, y: words.y + at[1] - box.y })
      } else {
        elements[index] = box
        elements[index + 1] = changed(words, { text: broken(text), originalText: text })
      }
      api.updateScene({ elements, captureUpdate: CaptureUpdateAction.NEVER })
    },
  })
}

const { zoom, x, y } = wholeView()
createRoot(document.getElementById('root')).render(
  <Excalidraw
    excalidrawAPI={take}
    initialData={{
      elements: board.notes.flatMap(elementsOf),
      appState: { zoom: { value: zoom }, scrollX: -x, scrollY: -y },
    }}
  />,
)
