// A few invented customers, as the ERPs of share/erp would have them.
#pragma once

namespace tomatic::tests {

/// For somenergia.yaml.
inline constexpr const char* cooperativeErp = R"json({
  "links": {
    "giscedata.polissa": {"direccio_notificacio": "res.partner.address"},
    "giscedata.lectures.lectura": {"comptador": "giscedata.lectures.comptador"}
  },
  "res.partner": [
    {"id": 1, "ref": "S001234", "lang": "ca_ES", "name": "Martínez Puig, Òscar", "vat": "ES12345678Z",
     "empowering_token": "abc", "category_id": [3, 24], "comment": "likes to talk"},
    {"id": 2, "ref": false, "lang": "es_ES", "name": "Garcia Soler, Anna", "vat": "ES-X1234567-L",
     "empowering_token": false, "category_id": [], "comment": false},
    {"id": 3, "ref": "S000007", "lang": "es_ES", "name": "MARTINEZ NÚÑEZ, MARTA", "vat": false,
     "empowering_token": false, "category_id": [3, 5], "comment": false},
    {"id": 4, "ref": "T9", "lang": "ca_ES", "name": "Assemblea O'Donnell i Gal·la", "vat": "ESB12345674",
     "empowering_token": false, "category_id": [24], "comment": false}
  ],
  "res.partner.address": [
    {"id": 11, "partner_id": [1, "Martínez Puig, Òscar"], "street": "Carrer Major, 1", "city": "Girona",
     "zip": "17001", "state_id": [17, "Girona"], "phone": "972 12 34 56", "mobile": "+34600123456",
     "email": "oscar@example.org"},
    {"id": 12, "partner_id": [2, "Garcia Soler, Anna"], "street": false, "city": "Salt", "zip": "17190",
     "state_id": [17, "Girona"], "phone": false, "mobile": "+33 1 42 68 53 00", "email": "Anna@example.org"},
    {"id": 13, "partner_id": [3, "MARTINEZ NÚÑEZ, MARTA"], "street": false, "city": false, "zip": false,
     "state_id": false, "phone": "600-12-34-56 / 972.65.43.21", "mobile": false, "email": "marta@example.net"},
    {"id": 14, "partner_id": [1, "Martínez Puig, Òscar"], "street": "Platja, 2", "city": "Roses",
     "zip": "17480", "state_id": [17, "Girona"], "phone": false, "mobile": false, "email": "puig@example.net"},
    {"id": 15, "partner_id": [4, "Assemblea"], "street": "Plaça, 3", "city": "Olot", "zip": "17800",
     "state_id": [17, "Girona"], "phone": "872000000", "mobile": false, "email": "info_100%@example.com"},
    {"id": 16, "partner_id": false, "street": "nobody's", "city": false, "zip": false,
     "state_id": false, "phone": "600123456", "mobile": false, "email": false}
  ],
  "giscedata.cups.ps": [
    {"id": 21, "direccio": "Carrer Major, 1 (Girona)"},
    {"id": 22, "direccio": "Platja, 2 (Roses)"}
  ],
  "giscedata.polissa.potencia.contractada.periode": [
    {"id": 31, "potencia": 3.45}, {"id": 32, "potencia": 4.6}, {"id": 33, "potencia": 2.3}
  ],
  "giscedata.polissa": [
    {"id": 41, "active": true, "name": "0012345", "data_alta": "2020-01-01", "data_baixa": false,
     "potencies_periode": [31, 32], "cups": [21, "ES0031405755416001GS0F"], "tarifa": [1, "2.0TD"],
     "state": "activa", "data_ultima_lectura": "2026-08-31", "facturacio_suspesa": true,
     "pending_state": "Correcte", "titular": [1, "Martínez Puig, Òscar"], "soci": [3, "MARTINEZ NÚÑEZ, MARTA"],
     "direccio_notificacio": [12, "Salt"], "pagador": [2, "Garcia Soler, Anna"],
     "administradora": [4, "Assemblea O'Donnell i Gal·la"], "bank": [51, "ES9121000418450200051332"],
     "lot_facturacio": [61, "09/2026"], "no_estimable": false, "debt_amount": 12.5, "autoconsumo": "41"},
    {"id": 42, "active": false, "name": "0000777", "data_alta": "2015-05-05", "data_baixa": "2019-12-31",
     "potencies_periode": [33], "cups": [22, "ES 0031 4057 5541 6002 GQ"], "tarifa": [1, "2.0TD"],
     "state": "baixa", "data_ultima_lectura": false, "facturacio_suspesa": false,
     "pending_state": false, "titular": [1, "Martínez Puig, Òscar"], "soci": [38039, "Energètica"],
     "direccio_notificacio": false, "pagador": [1, "Martínez Puig, Òscar"], "administradora": false,
     "bank": false, "lot_facturacio": false, "no_estimable": true, "debt_amount": 0.0, "autoconsumo": "00"}
  ],
  "giscedata.facturacio.factura": [
    {"id": 71, "polissa_id": [41, "0012345"], "number": "F2", "data_inici": "2026-07-01",
     "data_final": "2026-07-31", "partner_id": [2, "Garcia Soler, Anna"], "amount_total": 45.67,
     "energia_kwh": 210, "dies": 31, "date_invoice": "2026-08-05", "date_due": "2026-08-15",
     "state": "open", "type": "out_invoice"},
    {"id": 72, "polissa_id": [41, "0012345"], "number": "F1", "data_inici": "2026-06-01",
     "data_final": "2026-06-30", "partner_id": [2, "Garcia Soler, Anna"], "amount_total": 40,
     "energia_kwh": false, "dies": 30, "date_invoice": "2026-07-05", "date_due": "2026-07-15",
     "state": "paid", "type": "out_invoice"},
    {"id": 73, "polissa_id": [41, "0012345"], "number": "F0", "data_inici": false,
     "data_final": false, "partner_id": [2, "Garcia Soler, Anna"], "amount_total": 1,
     "energia_kwh": false, "dies": false, "date_invoice": "2026-09-05", "date_due": false,
     "state": "draft", "type": "out_invoice"}
  ],
  "giscedata.lectures.comptador": [
    {"id": 81, "active": true, "polissa": [41, "0012345"]}
  ],
  "giscedata.lectures.lectura": [
    {"id": 91, "name": "2026-08-31", "comptador": [81, "A123456"], "periode": [1, "P1"], "lectura": 1234,
     "origen_id": [1, "Telemesura"]},
    {"id": 92, "name": "2026-07-31", "comptador": [81, "A123456"], "periode": [1, "P1"], "lectura": 1100.5,
     "origen_id": false}
  ],
  "giscedata.switching": [
    {"id": 95, "cups_polissa_id": [41, "0012345"], "date": "2026-05-05 10:00:00", "proces_id": [1, "M1"],
     "step_id": [2, "01"], "state": "open", "additional_info": "change of power"}
  ]
})json";

/// For odoo.yaml.
inline constexpr const char* stockErp = R"json({
  "res.partner": [
    {"id": 1, "ref": false, "lang": "ca_ES", "name": "Forn Puig, SL", "vat": "ESB12345674", "is_company": true,
     "parent_id": false, "commercial_partner_id": [1, "Forn Puig, SL"], "customer_rank": 1,
     "street": "Plaça, 3", "city": "Olot", "zip": "17800", "state_id": [17, "Girona"], "phone": "872 00 00 00",
     "mobile": false, "email": "forn@example.org", "credit": 100.0},
    {"id": 2, "ref": false, "lang": "ca_ES", "name": "Marta del forn", "vat": false, "is_company": false,
     "parent_id": [1, "Forn Puig, SL"], "commercial_partner_id": [1, "Forn Puig, SL"], "customer_rank": 0,
     "street": false, "city": false, "zip": false, "state_id": false, "phone": false,
     "mobile": "+34 600 12 34 56", "email": "marta@example.org", "credit": 0.0},
    {"id": 3, "ref": "12345", "lang": "es_ES", "name": "Garcia Soler, Anna", "vat": "X1234567L", "is_company": false,
     "parent_id": false, "commercial_partner_id": [3, "Garcia Soler, Anna"], "customer_rank": 2,
     "street": false, "city": false, "zip": false, "state_id": false, "phone": false,
     "mobile": false, "email": false, "credit": 0.0}
  ],
  "account.move": [
    {"id": 71, "commercial_partner_id": [1, "Forn Puig, SL"], "name": "INV/1", "invoice_date": "2026-08-05",
     "invoice_date_due": "2026-08-15", "partner_id": [2, "Marta del forn"], "amount_total": 100.0,
     "payment_state": "not_paid", "move_type": "out_invoice", "state": "posted"},
    {"id": 72, "commercial_partner_id": [1, "Forn Puig, SL"], "name": "/", "invoice_date": false,
     "invoice_date_due": false, "partner_id": [2, "Marta del forn"], "amount_total": 5.0,
     "payment_state": "not_paid", "move_type": "out_invoice", "state": "draft"}
  ]
})json";

}  // namespace tomatic::tests
