package dev.stampbook.examples.storefront.web;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Fills the pages in {@code resources/templates}. Every value is escaped for HTML; a value a page needs but did not get is an error. */
public final class Templates {

  private final Mustache.Compiler compiler =
      Mustache.compiler()
          .escapeHTML(true)
          .withLoader(Templates::open)
          .withCollector(new OptionalsAreSections());
  private final Map<String, Template> compiled = new ConcurrentHashMap<>();

  /** Returns a page filled with these values. */
  public String fill(String name, Map<String, Object> values) {
    return compiled.computeIfAbsent(name, this::compile).execute(values);
  }

  private Template compile(String name) {
    try (Reader reader = open(name)) {
      return compiler.compile(reader);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Reader open(String name) {
    InputStream stream = Templates.class.getResourceAsStream("/templates/" + name + ".html");
    if (stream == null) {
      throw new IllegalArgumentException("there is no template " + name);
    }
    return new InputStreamReader(stream, StandardCharsets.UTF_8);
  }

  /** Shows a section for a value that is present, with the value inside it. */
  private static final class OptionalsAreSections extends DefaultCollector {
    @Override
    public @Nullable Iterator<?> toIterator(Object value) {
      return value instanceof Optional<?> optional
          ? optional.stream().iterator()
          : super.toIterator(value);
    }
  }
}
