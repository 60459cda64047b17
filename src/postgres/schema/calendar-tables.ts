import { document } from './document-tables.ts'

/** What Mary put into people's calendars: `<postId>:<personId>`, so that those of one event lie side by side. */
export const calendarTables = [`create table calendar_copy (id text collate "C" primary key, ${document})`]
