import { Plot } from '#client/features/results/Plot.tsx'
import type { PlotData } from '#client/features/results/plot.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Section } from './Section.tsx'
import { Specimen } from './Specimen.tsx'

/** Numbers as pictures, with the table that says the same. */
export function Charts() {
  const t = useT()
  const bar = (id: string, label: string, a: number, b: number) => ({
    id,
    label,
    counts: new Map([
      ['a', a],
      ['b', b],
    ]),
    end: `${a + b}`,
  })
  const data: PlotData = {
    title: t('view.results'),
    finding: t('results.total', { count: 61 }),
    barName: t('write.wish'),
    kinds: [
      { id: 'a', name: t('run.written', { count: 2 }), mark: 'A', look: 'solid' },
      { id: 'b', name: t('run.arrange.everyone'), mark: 'B', look: 'hatched' },
    ],
    bars: [
      bar('one', 'Saavutettava ja asiakaslähtöinen ohjaus', 18, 12),
      bar('two', 'Digitaaliset ja monikanavaiset palvelut', 9, 14),
      bar('three', 'Ohjauksen laatu', 5, 3),
    ],
    endName: t('results.total', { count: 2 }),
  }
  return (
    <Section of="charts" isWide>
      <Specimen name="Plot">
        <h3>{data.title}</h3>
        <Plot data={data} />
      </Specimen>
    </Section>
  )
}
