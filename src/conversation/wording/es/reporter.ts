/** Palabras en español de lo que lee quien informó, después del informe. */
import type { ReporterWording } from '../en/reporter.ts';

export const reporter: ReporterWording = {
  emergencyReporter: {
    now: (place) =>
      `LLAME AL 911 AHORA. Diga lo que ve y dónde: ${place}. Puede pedir ayuda en español. No necesita permiso. No se acerque a ningún arma. Después toque «Ya llamé al 911».`,
    nowNoSite:
      'LLAME AL 911 AHORA. Diga lo que ve y dónde está. Puede pedir ayuda en español. No necesita permiso. No se acerque a ningún arma. Después toque «Ya llamé al 911».',
    push: 'LLAME AL 911 AHORA',
    notConfirmed: '¿Es correcto el lugar? Toque «¿Dónde?» para decirlo.',
    confirmed: (at) => `Registrado: 911 llamado ${at}. No cuelgue mientras le pregunten.`,
    cannot: (at) =>
      `${at}: se pidió a otras personas que llamen al 911 por usted. Si puede, pida a alguien cerca que llame y avise a la oficina.`,
    stoodDown: (at) => `Fin de la alarma ${at}. ¿Peligro nuevo? Llame al 911.`,
    more: (reference) => `${reference}. Cuando esté a salvo, «Agregar o corregir» tiene las demás preguntas.`,
  },

  confirmation: {
    sent: (reference) => `Enviado: ${reference}`,
    level: {
      L1: 'Asunto escolar.',
      L2: 'Asunto escolar.',
      L3: 'Posible delito.',
      L4: 'La ley exige un aviso.',
      L5: 'Emergencia.',
    },
    sees: (title, by) => `${title} lo verá. Límite: ${by}.`,
    alerted: (title) => `${title} recibe el aviso ahora.`,
    decides: (title, by) => `${title} decide sobre la policía. Límite: ${by}.`,
    gives: (title, by) => `${title} da el aviso: ${by}.`,
    youGive: (by) => `La ley le pide a usted, en persona, avisar a la policía: ${by}. El número está en sus mensajes.`,
    noPolice: 'No se pide que venga la policía.',
    noOfficer: 'No se pide que venga un agente.',
    call911: 'Llame ya al 911 si nadie llamó. No necesita permiso.',
    mayCall: 'Usted siempre puede llamar a la policía.',
    now: 'Ahora:',
    worse: '¿Empeora? 911.',
    thanks: 'Gracias; un error honesto se corrige aquí.',
    later: {
      approved: (at) => `Decidido ${at}: la escuela llama a la policía.`,
      called: (at) => `Policía llamada ${at}.`,
      declined: (at) => `Decidido ${at}: lo atiende la escuela.`,
      noticeMade: (at) => `Aviso hecho ${at}.`,
      called911: (at) => `Llamada al 911 registrada ${at}.`,
      stoodDown: (at) => `Fin de la alarma ${at}.`,
      over: (at) => `Usted dijo que ya terminó, ${at}.`,
      mistaken: (at) => `Usted dijo que se equivocó, ${at}. Gracias por decirlo.`,
      facts: (at) => `Datos agregados ${at}.`,
      withdrawn: 'El informe queda retirado.',
    },
    push: (reference) => `Enviado: ${reference}`,
  },

  decided: {
    kept: (at) => `Decisión de las ${at}: lo atiende la escuela y no llama a la policía.`,
    approved: (at, agency) => `Decisión de las ${at}: la escuela llama a ${agency}.`,
    reason: (reason) => `Motivo: ${reason}.`,
    officer: 'Se pide que venga un agente.',
    noOfficer: 'No se pide que venga un agente.',
    nextKept: (title) => `Sigue: ${title} hablará hoy con usted.`,
    nextApproved: (title) => `Sigue: ${title} hace la llamada. Usted no tiene que hacer nada para eso.`,
    wrong: '¿Algo nuevo o equivocado? Toque «Agregar o corregir».',
    mayCall: 'Usted aún puede llamar a la policía; si hay peligro, 911.',
    push: (reference) => `${reference}: decidido`,
  },

  draft: {
    heading: 'Empezado, sin terminar',
    line: (at) => `Usted empezó un informe a las ${at}. No se envió nada.`,
    danger: '¿Peligro? Primero llame al 911.',
    push: 'Empezado, sin terminar',
  },
};
