import { parentPort, workerData } from 'node:worker_threads'
import { type FileJob, writeFile } from '#shared/results-files/write-file.ts'

// One job, one thread: it ends when the file has been handed over.
parentPort?.postMessage(await writeFile(workerData as FileJob))
