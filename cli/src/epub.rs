//! An EPUB's files as one.

use std::fs;
use std::io::{Cursor, Write};
use std::time::{SystemTime, UNIX_EPOCH};

use unhusk_core::{Article, output};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::page::Missing;
use crate::pictures::Beside;

/// The article as an EPUB, with the pictures that lie beside its page.
pub(crate) fn write(article: &Article, beside: &[Beside]) -> Result<(Vec<u8>, Missing), String> {
    let mut pictures = Vec::new();
    for picture in beside {
        let bytes = fs::read(&picture.file);
        pictures.push((
            &picture.address,
            bytes.map_err(|error| {
                format!(
                    "has a picture, {}, that cannot be read: {}",
                    picture.file.display(),
                    crate::in_words(&error)
                )
            })?,
        ));
    }
    let given: Vec<_> =
        pictures.iter().map(|(address, bytes)| output::epub::Picture { address, bytes }).collect();
    // A clock that is wrong by half a century makes no worse a book.
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let book = output::epub(article, &given, now);
    let missing = Missing { missing: book.missing, of: book.pictures };
    let packed = pack(&book.files).map_err(|error| format!("cannot be packed: {error}"))?;
    Ok((packed, missing))
}

/// A ZIP archive of the files in their order; the first, `mimetype`, is stored as it is, so that its words stand where
/// programs look for them.
fn pack(files: &[output::epub::File]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (index, file) in files.iter().enumerate() {
        let method = if index == 0 { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        archive.start_file(&*file.name, SimpleFileOptions::default().compression_method(method))?;
        archive.write_all(&file.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
