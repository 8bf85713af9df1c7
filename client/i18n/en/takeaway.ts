/** What one leaves with: files and pictures. */
export const takeaway = {} as const
