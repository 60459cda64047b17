import { statements } from './statements.ts'

/** How often the decoding of a file began without coming to an end: a process that died over it is not followed. */
export const pictureTries = statements('create table picture_try (id text primary key, tries int not null)')
