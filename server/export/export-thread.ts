import { parentPort, workerData } from 'node:worker_threads'
import { type BoardJob, boardFile } from './board-file.ts'

// One job, one thread: it ends when the file has been handed over.
parentPort?.postMessage(await boardFile(workerData as BoardJob))
