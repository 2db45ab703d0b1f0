import type { Language } from '../../policy/types.ts';

/** What only this platform says, in both languages until the person's is known. */
const WORDS = {
  en: {
    optional: '(optional)',
    back: 'Back to the message',
    show: 'What I can do here',
    started: 'Crosswalk has started and can post here.',
    pdf: 'PDF into my OneDrive',
    pdfConsent: 'The digest as PDF, for you only.',
    pdfOffered: 'Teams asks you whether the PDF may be put into your OneDrive.',
    pdfFailed: 'The PDF could not be put into your OneDrive. Readers get it by mail.',
    noPdf: 'Only who decides can have this PDF.',
    openForm: 'Open the form',
    reportHere: 'Report here',
    recorded: 'Recorded.',
    late: 'It takes longer than usual. In danger call 911. Look at the card again in a minute.',
    notHere:
      'In danger call 911. What you can do here is not to be had just now. Look again in a minute; if it stays so, use the newer message.',
    failed: (id: string) => `Something went wrong (${id}). In danger call 911.`,
    oldCard: 'In danger call 911. This card is of an older version. Type "report" to begin again, or press the button of a newer message.',
    otherTenant: 'In danger call 911. This bot serves one school district, and your account is of another organization.',
    noAccount:
      'In danger call 911. Teams did not say who you are, so nothing was recorded. Sign in with your district account and try again.',
    attachment: 'Files are never kept, and nobody at the district gets this one from me.',
    inChannel: 'I have written to you privately.',
    cannotWrite:
      'I cannot write to you privately. In danger call 911. Open the Crosswalk app (Apps, then Crosswalk, then Add) and type "report" there.',
    deleteIt: 'Please delete your message in the channel: others can read it there.',
    welcome: 'In danger? Call 911 first. Crosswalk helps you report an incident at school and says who has to know.',
    welcomeHow: 'Type "report" to begin, "status" for your reports, "duties" for what waits for you, "help" for more.',
  },
  es: {
    optional: '(opcional)',
    back: 'Volver al mensaje',
    show: 'Qué puedo hacer aquí',
    started: 'Crosswalk se inició y puede publicar aquí.',
    pdf: 'PDF a mi OneDrive',
    pdfConsent: 'El resumen en PDF, solo para usted.',
    pdfOffered: 'Teams le pregunta si el PDF puede guardarse en su OneDrive.',
    pdfFailed: 'El PDF no se pudo guardar en su OneDrive. Los lectores lo reciben por correo.',
    noPdf: 'Solo quien decide puede tener este PDF.',
    openForm: 'Abrir el formulario',
    reportHere: 'Informar aquí',
    recorded: 'Anotado.',
    late: 'Tarda más de lo normal. Si hay peligro llame al 911. Mire la tarjeta otra vez en un minuto.',
    notHere:
      'Si hay peligro llame al 911. Lo que puede hacer aquí no está disponible ahora. Mire otra vez en un minuto; si sigue igual, use el mensaje más nuevo.',
    failed: (id: string) => `Algo falló (${id}). Si hay peligro llame al 911.`,
    oldCard:
      'Si hay peligro llame al 911. Esta tarjeta es de una versión anterior. Escriba «report» para empezar de nuevo, o use el botón de un mensaje más nuevo.',
    otherTenant: 'Si hay peligro llame al 911. Este bot sirve a un distrito escolar y su cuenta es de otra organización.',
    noAccount:
      'Si hay peligro llame al 911. Teams no dijo quién es usted y no se anotó nada. Entre con su cuenta del distrito e inténtelo otra vez.',
    attachment: 'Los archivos nunca se guardan y nadie del distrito recibe este de mi parte.',
    inChannel: 'Le he escrito en privado.',
    cannotWrite:
      'No puedo escribirle en privado. Si hay peligro llame al 911. Abra la aplicación Crosswalk (Aplicaciones, luego Crosswalk, luego Agregar) y escriba «report» allí.',
    deleteIt: 'Borre su mensaje del canal, por favor: otras personas pueden leerlo ahí.',
    welcome: '¿Hay peligro? Llame primero al 911. Crosswalk le ayuda a informar de un incidente en la escuela y dice quién debe saberlo.',
    welcomeHow: 'Escriba «report» para empezar, «status» para ver sus informes, «duties» para lo que le espera, «ayuda» para más.',
  },
};

export type BorderWords = (typeof WORDS)['en'];

/** In the person's language, or in both where it is not known. */
export function borderWords(language: Language | null, read: (words: BorderWords) => string): string {
  return language ? read(WORDS[language]) : `${read(WORDS.en)} · ${read(WORDS.es)}`;
}
