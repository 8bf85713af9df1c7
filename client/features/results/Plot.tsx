import { useId, useRef, useState } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { BarPicture } from './BarPicture.tsx'
import styles from './Plot.module.css'
import type { PlotData } from './plot.ts'
import { useWidth } from './use-width.ts'

/** Before it has been measured. */
const FIRST_WIDTH = 480

/** A plot with what it says in words above it, as a picture or as the table of the same numbers. */
export function Plot({ data }: { readonly data: PlotData }) {
  const t = useT()
  const titleId = useId()
  const figure = useRef<HTMLElement>(null)
  const width = useWidth(figure, FIRST_WIDTH)
  const [isTable, setTable] = useState(false)
  return (
    <figure ref={figure} className={styles['plot']} aria-labelledby={titleId}>
      <figcaption>
        <h4 id={titleId}>{data.title}</h4>
        <p>{data.finding}</p>
      </figcaption>
      <div className={styles['choice']} data-print="never">
        <Button
          aria-pressed={isTable}
          aria-label={t('insight.asTableOf', { title: data.title })}
          onClick={() => setTable(!isTable)}
        >
          {t('insight.asTable')}
        </Button>
      </div>
      {isTable ? <PlotTable data={data} /> : <BarPicture data={data} width={width} />}
    </figure>
  )
}

function PlotTable({ data }: { readonly data: PlotData }) {
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{data.barName}</th>
          {data.kinds.map(({ id, name }) => (
            <th key={id} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">{data.endName}</th>
        </tr>
      </thead>
      <tbody>
        {data.bars.map(({ id, label, detail, counts, end }) => (
          <tr key={id}>
            <th scope="row">
              {label}
              {detail && <span className={styles['detail']}> {detail}</span>}
            </th>
            {data.kinds.map(kind => (
              <td key={kind.id}>{counts.get(kind.id) ?? 0}</td>
            ))}
            <td>{end}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
