import type { DrawnCards } from '../../cards/drawn-card.ts'
import { drawAgreement } from './draw-agreement.ts'
import { drawSilent } from './draw-silent.ts'

export const drawnAgreements: DrawnCards<'agreement' | 'agreement-reminder' | 'agreement-silent'> = {
  agreement: {
    draw: (face, look, { now }) => drawAgreement({ ...face, now }, look),
    summary: (_face, { words }) => words.text('summaries.agreement'),
  },
  'agreement-reminder': {
    draw: (face, look, { now }) => drawAgreement({ ...face, now, reminder: true }, look),
    summary: (_face, { words }) => words.text('summaries.agreement-reminder'),
  },
  'agreement-silent': {
    draw: drawSilent,
    summary: ({ media, name }, { words }) => words.text('summaries.agreement-silent', { title: media.name, name }),
  },
}
