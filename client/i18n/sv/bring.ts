export const bring = {
  'error.import-outdated':
    'Något som lapparna hör till har tagits bort under tiden. Kontrollera importen och försök igen.',
  'error.not-a-board': 'Filen är inte en tavla som har exporterats från det här programmet.',
  'error.newer-version': 'Filen kommer från en nyare version av programmet.',
} as const
