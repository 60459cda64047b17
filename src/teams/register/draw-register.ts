import type { FaceOf } from '../../core/domain/faces/face.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import type { DrawnCards } from '../cards/drawn-card.ts'

export const drawnRegisters: DrawnCards<'register'> = {
  register: { draw: drawRegister, summary: (_, { words }) => words.text('summaries.register') },
}

/** The requested papers: that they will come, then their addresses. */
export function drawRegister(
  { papers, writtenAt }: Pick<FaceOf<'register'>, 'papers' | 'writtenAt'>,
  look: Look,
): Card {
  const { words } = look
  const state =
    writtenAt === null
      ? words.text('register.card.prepared')
      : words.text('register.card.written', { date: words.date(writtenAt) })
  return drawCard(
    'register/card',
    {
      state,
      register: papers?.register.docx ?? '',
      registerPage: papers?.register.html ?? '',
      assessment: papers?.assessment.docx ?? '',
      assessmentPage: papers?.assessment.html ?? '',
    },
    look,
  )
}
