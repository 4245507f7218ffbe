// Makes a fictional customer base as CSV files for tomatic-callinfo import: accents, shared and
// foreign phones, ended contracts, debts. Not installed.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

namespace {

constexpr std::array<std::string_view, 24> givenNames{
    "Òscar", "Núria",  "Maria",  "Jordi", "Íngrid", "Begoña", "José", "Ángel",
    "Anna",  "Joan",   "Lluís",  "Marta", "Iñaki",  "Aina",   "Pere", "Mercè",
    "Raül",  "Sílvia", "Xavier", "Zoë",   "Hèctor", "Elena",  "Pau",  "Gemma"};
constexpr std::array<std::string_view, 30> syllables{
    "ma",  "tí",  "ro",  "ca", "ló",  "pe",  "ri",  "ñe",  "go",  "sà",
    "bel", "fon", "pui", "vi", "lar", "ser", "ra",  "mo",  "les", "cas",
    "tan", "ya",  "por", "ta", "gar", "cí",  "dal", "mau", "nou", "tor"};
constexpr std::array<std::string_view, 8> cities{"Girona",   "Salt",     "Barcelona", "Lleida",
                                                 "València", "A Coruña", "Donostia",  "Cádiz"};
constexpr std::string_view checkLetters = "TRWAGMYFPDXBNJZSQVHLCKE";

/// The same numbers on every machine, unlike the distributions of the standard library.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}
  std::uint64_t below(std::uint64_t bound) { return engine_() % bound; }
  bool in(std::uint64_t many) { return below(many) == 0; }
  template <class List>
  std::string_view of(const List& list) {
    return list[below(list.size())];
  }

 private:
  std::mt19937_64 engine_;
};

std::string surname(Chance& chance) {
  std::string name;
  for (std::uint64_t i = 2 + chance.below(2); i > 0; --i) {
    name += chance.of(syllables);
  }
  if (name[0] >= 'a' && name[0] <= 'z') {
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
  }
  return name;
}

std::string mobile(std::uint64_t number) {
  return fmt::format("6{:08}", number * 48271 % 100'000'000);
}

// Every draw is a statement of its own: the order in which arguments are evaluated is the
// compiler's.

void writePartner(std::ofstream& out, std::uint64_t id, Chance& chance) {
  const std::uint64_t dni = id * 7919 % 100'000'000;
  const std::string member = chance.in(3) ? "" : fmt::format("S{:06}", id);
  const std::string first = surname(chance);
  const std::string second = surname(chance);
  const std::string_view given = chance.of(givenNames);
  const char* const language = chance.in(2) ? "ca_ES" : "es_ES";
  out << fmt::format("{},{},\"{} {}, {}\",ES{:08}{},{}\n", id, member, first, second, given, dni,
                     checkLetters[dni % checkLetters.size()], language);
}

/// One in ten shares the phone of the one before; one in three has a second phone.
void writeAddress(std::ofstream& out, std::uint64_t id, Chance& chance) {
  const std::uint64_t shared = id > 1 && chance.in(10) ? id - 1 : id;
  const std::string second = chance.in(20) ? fmt::format("+33 1 {:08}", id % 100'000'000)
                             : chance.in(3)
                                 ? fmt::format("97{} {:06}", 1 + id % 3, id * 31 % 1'000'000)
                                 : "";
  const std::string_view street = chance.of(givenNames);
  const std::uint64_t house = 1 + chance.below(200);
  const std::string_view city = chance.of(cities);
  const std::uint64_t code = 1000 + chance.below(51'000);
  out << fmt::format("{0},{0},Carrer {1} {2},{3},{4:05},{5},{6},person{0}@mail{7}.example\n", id,
                     street, house, city, code, mobile(shared), second, id % 50);
}

/// One in ten is paid by another partner, one in six has ended, one in 25 has a debt.
void writeContract(std::ofstream& out, std::uint64_t id, std::uint64_t partners, Chance& chance) {
  const std::uint64_t titular = (id - 1) % partners + 1;
  const std::uint64_t payer = chance.in(10) ? 1 + chance.below(partners) : titular;
  const std::uint64_t point = 31'405'000'000'000ULL + id * 13;
  const std::uint64_t rest = point % 529;
  const bool ended = chance.in(6);
  const bool debt = chance.in(25);
  const std::uint64_t year = 10 + chance.below(15);
  const std::uint64_t month = 1 + chance.below(9);
  const std::uint64_t day = chance.below(10);
  const double peak = 2.3 + 0.1 * static_cast<double>(chance.below(60));
  const double valley = 2.3 + 0.1 * static_cast<double>(chance.below(60));
  const std::string_view city = chance.of(cities);
  out << fmt::format(
      "{0},{0:07},20{1:02}-0{2}-1{3},{4},P1={5:.2f};P2={6:.2f},ES{7:016}{8}{9}0F,{10},{11},{12},{"
      "12},"
      "{13},ES{0:022},{14}\n",
      id, year, month, day, ended ? "2025-06-30" : "", peak, valley, point, checkLetters[rest / 23],
      checkLetters[rest % 23], city, ended ? "baixa" : "activa", titular, payer,
      debt ? "true" : "false");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Makes a fictional customer base, the same for the same seed");
  std::string folder;
  std::uint64_t partners = 1000;
  std::uint64_t seed = 1;
  app.add_option("DIR", folder, "the folder to fill; made if missing")->required();
  app.add_option("--partners", partners, "how many; contracts are half as many again")
      ->check(CLI::Range(1, 10'000'000))
      ->capture_default_str();
  app.add_option("--seed", seed, "another seed makes other people")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  Chance chance(seed);
  std::filesystem::create_directories(folder);
  std::ofstream people(folder + "/partners.csv");
  std::ofstream addresses(folder + "/addresses.csv");
  std::ofstream contracts(folder + "/contracts.csv");
  std::ofstream invoices(folder + "/invoices.csv");
  people << "id,id_soci,name,vat,lang\n";
  addresses << "id,partner,street,city,zip,phone,mobile,email\n";
  contracts << "id,number,start_date,end_date,power,cups,cups_address,state,titular,partner,payer,"
               "iban,has_debt\n";
  invoices << "contract,number,invoice_date,amount,state\n";
  for (std::uint64_t id = 1; id <= partners; ++id) {
    writePartner(people, id, chance);
    writeAddress(addresses, id, chance);
  }
  const std::uint64_t all = partners + partners / 2;
  for (std::uint64_t id = 1; id <= all; ++id) {
    writeContract(contracts, id, partners, chance);
    if (id % 10 == 0) {
      invoices << fmt::format("{},F{:08},2026-0{}-15,{}.50,{}\n", id, id, 1 + id % 9, 20 + id % 90,
                              id % 7 == 0 ? "open" : "paid");
    }
  }
  std::ofstream config(folder + "/config.yaml");
  config << "hours: ['09:00', '10:15']\nlines: 1\n";
  for (std::ofstream* file : {&people, &addresses, &contracts, &invoices, &config}) {
    if (!file->flush()) {
      fmt::print(stderr, "generate-customers: cannot write in {}\n", folder);
      return 1;
    }
  }
  fmt::print(
      "tomatic-callinfo -C {} import partners.csv addresses.csv contracts.csv invoices.csv\n",
      folder);
  return 0;
}
