/** Of what people on pictures agree to; none of their entries names anybody but who acts. */
export const mediaVerbs = [
  'media.asked',
  'media.agreed',
  'media.declined',
  'media.added',
  'media.withdrawn',
  'media.unasked',
  'media.marked',
  'media.unmarked',
  'media.ended',
  'media.task-done',
] as const
