import type { Settings } from '../core/domain/settings.ts'
import type { FigureJobs } from '../core/figure-changes.ts'
import type { Ports } from '../core/ports.ts'
import type { RegisterJobs } from '../core/register-changes.ts'
import { forgetWorkbook } from '../core/use-cases/figures/forget-workbook.ts'
import { writeWorkbook } from '../core/use-cases/figures/write-workbook.ts'
import { writeRegister } from '../core/use-cases/register/write-register.ts'

/** What each job does that writes a file for whoever asked: a part of the one table of jobs. */
export function fileJobs(
  ports: Ports,
  settings: Settings,
): { [Name in keyof (FigureJobs & RegisterJobs)]: (data: (FigureJobs & RegisterJobs)[Name]) => Promise<void> } {
  return {
    'figures.export': data => writeWorkbook(ports, data, settings),
    'workbook.forget': data => forgetWorkbook(ports, data),
    'register.write': data => writeRegister(ports, data),
  }
}
