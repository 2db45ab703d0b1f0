/** Spanish words of the guided report and of the commands. */
import type { ReportWording } from '../en/report.ts';

export const report: ReportWording = {
  languageName: 'Español',
  inDanger: '¿Peligro? Llame al 911 ya.',
  next: 'Seguir',
  back: 'Atrás',
  send: 'Enviar',
  close: 'Cerrar',

  safety: {
    title: 'Avisar un incidente',
    shortTitle: 'Informe',
    elsewhere: 'Otro lugar',
    resume: 'Seguir mi informe',
    unfinished: 'Tiene un informe sin enviar.',
    textKept: 'Sus palabras quedan como nota.',
    textCut: (length: number) => `Sus palabras quedan como nota, pero solo caben los primeros ${length} caracteres.`,
  },
  special: {
    title: '¿Es algo de esto?',
    label: 'Marque todo lo que sea cierto',
    options: {
      child_harm: 'Un menor puede sufrir abuso, descuido o daño sexual',
      self_harm_now: 'Alguien se hiere o se mata ahora',
      self_harm_signs: 'Palabras o señales de hacerse daño',
      immigration: 'Agentes de migración cerca o en la escuela',
      missing: 'Falta un estudiante',
      none: 'Nada de esto',
    },
  },
  about: { title: '¿Qué pasó?' },
  details: { title: 'Unos datos más' },
  review: {
    title: 'Revise',
    note: 'Nota',
    concerns: { label: '¿Sobre alguien de la lista? No lo verá.', nobody: 'No' },
  },

  outcome: {
    school: (who, by) => `Asunto escolar. No se pide policía. ${who} lo verá ${by}.`,
    decides: (who, minutes) => `${who} decide en ${minutes} minutos si se llama a la policía.`,
    decidesLater: (who, when) => `${who} lo lee ${when} y decide entonces si se llama a la policía. ¿No puede esperar? 911.`,
    notice: (who, by) => `Aviso a la policía por ley: ${who}, ${by}.`,
    noticeOnly: 'No se pide agente.',
    canra: (phone) => `Llame usted mismo, ya: ${phone}. Enviar esto no es una denuncia.`,
    emergency: 'Emergencia. Llame al 911 ya.',
  },
  by: {
    today: 'hoy',
    nextDay: 'el próximo día escolar',
    minutes: (count) => `en ${count} minutos`,
    hours: (count) => (count === 1 ? 'en 1 hora' : `en ${count} horas`),
    days: (count) => (count === 1 ? 'en 1 día' : `en ${count} días`),
    schooldays: (count) => (count === 1 ? 'en 1 día escolar' : `en ${count} días escolares`),
    atOnce: 'de inmediato',
  },
  nobodyNamed: 'La oficina escolar',

  sent: {
    title: (reference) => `Enviado: ${reference}`,
    staffHurt: '¿Le pegaron, atacaron o amenazaron con hacerle daño? Toque «Agregar o corregir» en sus mensajes: la ley es otra.',
    inMessages: 'Lo encuentra en sus mensajes, con botones para agregar, corregir o retirar.',
  },

  emergency: {
    title: 'LLAME AL 911 AHORA',
    inMessages: 'En sus mensajes están ahora los botones y las otras preguntas. Se está avisando a seguridad.',
  },

  hotline: {
    title: 'Llame usted mismo, ya',
    danger: 'Niño en peligro ahora: 911.',
    call: (phone) => `Si no, llame usted mismo, ya: ${phone}, día y noche.`,
    noProof: 'No necesita pruebas ni permiso. Avisar a este bot o a su jefe no es una denuncia.',
    written: 'Informe escrito en 36 horas.',
    besides: (phone: string) =>
      `Un menor puede sufrir daño: llame también usted mismo, ya: ${phone}. Si hay peligro, 911. No necesita pruebas. Esa respuesta no se guardó.`,
    noNames: 'No escriba nombres; no tiene que decirle al distrito quién es usted. Esta respuesta no se guardó.',
    record: 'Registrar que llamé',
    recordedTitle: 'Llamada registrada',
    recorded: (at) => `Registrado: usted llamó a las ${at}. No se guardó nada más.`,
    stillWritten: 'Su informe escrito vence 36 horas después de la llamada.',
  },

  where: {
    title: '¿Dónde es?',
    readAloud: 'Lea esto al 911:',
    notConfirmed: '¿No es correcto? Elija el lugar y toque Guardar.',
    save: 'Guardar',
    saved: 'Lugar guardado. Seguridad ya lo ve.',
  },

  correction: {
    title: { over: 'Ya terminó', mistaken: 'Fue un error' },
    over: 'Registrado: ya terminó. Lo ven quienes fueron avisados.',
    mistaken: 'Registrado: fue un error. Gracias por decirlo.',
    staysOpen: 'Queda abierto hasta que una persona lo revise, porque parecía grave.',
    already: 'Usted ya lo dijo. Nada cambió.',
    worse: '¿Nuevo peligro? Llame al 911.',
  },

  gone: {
    title: 'Ya no está aquí',
    text: 'Este informe fue enviado, borrado o no es suyo. Nada cambió.',
    startOver: 'Empezar otro informe',
  },
  notAllowed: {
    title: 'No le toca cambiarlo',
    text: (phone) =>
      `Este informe no le toca a usted. Nada cambió. Director de seguridad: ${phone}. Si hay peligro llame al 911: eso nunca necesita aprobación.`,
  },

  changed: {
    question: 'Una pregunta cambió desde que empezó. Respóndala otra vez.',
    place: 'Ese lugar ya no está en la lista. Elija otra vez.',
  },
  errors: {
    required: 'Elija una respuesta.',
    unknown: 'Elija de la lista.',
    place: 'Elija el lugar.',
    alone: (label) => `Marque solo «${label}», o quite esa marca.`,
    tooLong: (most) => `Use como máximo ${most} caracteres.`,
    taken: (what) => `Quitamos ${what}. Lea su nota otra vez y envíe.`,
  },
  taken: {
    name: 'nombres',
    number: 'números',
    phone: 'teléfonos',
    email: 'correos',
    date: 'fechas',
    status: 'datos de migración',
  },
  andWord: 'y',

  status: {
    title: 'Sus informes',
    none: 'No tiene informes de los últimos 30 días.',
    notFound: (reference) => `Ningún informe suyo se llama ${reference}.`,
    line: (reference, what) => `${reference}: ${what}`,
    open: { L1: 'asunto escolar', L2: 'asunto escolar', L3: 'espera una decisión', L4: 'aviso exigido por ley', L5: 'emergencia' },
    approved: 'decidido: se llama a la policía',
    called: 'se llamó a la policía',
    declined: 'decidido: lo atiende la escuela',
    noticeMade: 'aviso hecho',
    stoodDown: 'terminó la alarma',
    withdrawn: 'retirado',
    closed: 'cerrado',
    change: 'Para agregar o corregir, use los botones en sus mensajes.',
  },

  help: {
    title: 'Ayuda',
    danger: '¿Peligro? Llame primero al 911. Nunca necesita permiso.',
    report: '/incident empieza un informe. Lo que escriba después queda como nota. Sin nombres.',
    status: '/incident status muestra sus informes. /incident ayuda muestra esto.',
    who: (phone) => `Director de seguridad: ${phone}. Usted siempre puede llamar a la policía.`,
  },

  outage: {
    title: 'LLAME AL 911',
    danger: '¿Peligro? LLAME AL 911 ya.',
    sorry: 'Este bot no puede recibir informes ahora. Quizá no se guardó lo último que envió; puede enviarlo otra vez.',
    director: (phone) => `Llame al director de seguridad: ${phone}.`,
  },
};
