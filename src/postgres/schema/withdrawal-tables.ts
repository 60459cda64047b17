import { document } from './document-tables.ts'

/** What became of each place where a picture stood to which somebody no longer agrees. It names nobody. */
export const withdrawalTables = [`create table withdrawal (id text primary key, ${document})`]
