import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite'
import { createRoot } from 'react-dom/client'
import {
  createShapeId,
  createTLStore,
  defaultBindingUtils,
  defaultShapeUtils,
  getIndices,
  Tldraw,
  toRichText,
} from 'tldraw'
import 'tldraw/tldraw.css'
import { board, handOver, wholeView } from './page.js'

const COLOURS = { sun: 'yellow', leaf: 'light-green', sky: 'light-blue', rose: 'light-red', stone: 'grey' }
const SHAPES_MAX = 20_000

const indices = getIndices(board.notes.length)
const idOf = note => createShapeId(board.notes[note].id)

const store = createTLStore({ shapeUtils: defaultShapeUtils, bindingUtils: defaultBindingUtils })
store.ensureStoreIsUsable()
store.mergeRemoteChanges(() => {
  store.put(
    board.notes.map(({ text, x, y, colour }, note) => ({
      id: idOf(note),
      typeName: 'shape',
      type: 'geo',
      parentId: 'page:page',
      index: indices[note],
      x,
      y,
      rotation: 0,
      isLocked: false,
      opacity: 1,
      meta: {},
      props: {
        geo: 'rectangle',
        dash: 'solid',
        url: '',
        w: board.size.width,
        h: board.size.height,
        growY: 0,
        scale: 0.75,
        flipX: false,
        flipY: false,
        labelColor: 'black',
        color: COLOURS[colour],
        fill: 'solid',
        size: 's',
        font: 'draw',
        align: 'middle',
        verticalAlign: 'middle',
        richText: toRichText(text),
      },
    })),
  )
})

function take(editor) {
  const look = ({ zoom, x, y }) => editor.setCamera({ x: -x, y: -y, z: zoom }, { immediate: true, force: true })
  look(wholeView())
  handOver({
    camera() {
      const { x, y, z } = editor.getCamera()
      return { zoom: z, x: -x, y: -y }
    },
    lookWhole: () => look(wholeView()),
    lookClose() {
      const { width, height } = { width: board.columns * board.pitch.x, height: board.rows * board.pitch.y }
      look({ zoom: 1, x: width / 2 - innerWidth / 2, y: height / 2 - innerHeight / 2 })
    },
    pointOf(note) {
      const { x, y } = store.get(idOf(note))
      const point = editor.pageToScreen({ x: x + board.size.width / 2, y: y + board.size.height / 2 })
      return [point.x, point.y]
    },
    places: () =>
      store
        .allRecords()
        .filter(({ typeName }) => typeName === 'shape')
        .map(({ id, x, y }) => [id, x, y]),
    change({ note, at, text }) {
      store.mergeRemoteChanges(() => {
        store.update(idOf(note), shape =>
          at ? { ...shape, x: at[0], y: at[1] } : { ...shape, props: { ...shape.props, richText: toRichText(text) } },
        )
      })
    },
  })
}

createRoot(document.getElementById('root')).render(
  <div style={{ position: 'fixed', inset: 0 }}>
    <Tldraw
      store={store}
      options={{ maxShapesPerPage: SHAPES_MAX }}
      assetUrls={getAssetUrlsByImport()}
      onMount={take}
    />
  </div>,
)
