// Identifiers of people and supply points in Spain: their normal forms and check characters.
// Sources: Real Decreto 1065/2007 (NIF), Orden EHA/451/2008 (CIF), Resolución of 2006-12-20 of the
// Comisión Nacional de Energía (CUPS).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tomatic {

/// Capitals and digits only: without spaces, dashes, dots and slashes.
std::string compactIdentifier(std::string_view text);

/// The compact form without the prefix ES of a VAT number.
std::string normalTaxId(std::string_view text);

/// Whether it is a NIF, NIE or CIF, in any way of writing, with the right check character.
bool isSpanishTaxId(std::string_view text);

/// Whether it has the shape of one, whatever its check character.
bool looksLikeSpanishTaxId(std::string_view text);

/// Its first 20 characters in compact form, which name the supply point: what follows tells only
/// which meter. Nothing unless it begins with ES and 16 digits.
std::optional<std::string> supplyPoint(std::string_view cups);

/// Whether it is a CUPS of 20 or 22 characters with the right check letters.
bool isCups(std::string_view text);

/// The IBAN compact, all but its last `shown` characters hidden. Masked again it stays as it is.
std::string maskedIban(std::string_view iban, std::size_t shown = 4);

/// `...` and the last three characters, of a text that has more.
std::string anonymized(std::string_view text);

}  // namespace tomatic
