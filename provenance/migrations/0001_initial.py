
import django.db.models.deletion
import django.db.models.functions.text
import provenance.models.fields
import provenance.models.originals
import provenance.models.sharing
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Analysis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('reading', 'reading'), ('diff', 'diff'), ('lineage', 'lineage'), ('similarity', 'similarity')], max_length=12)),
                ('key', models.CharField(max_length=64, unique=True)),
                ('engine', models.CharField(max_length=200)),
                ('options', provenance.models.fields.ExactJSONField(default=dict)),
                ('summary', provenance.models.fields.ExactJSONField(default=dict)),
                ('result', provenance.models.fields.ExactJSONField()),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name_plural': 'analyses',
                'ordering': ('-pk',),
            },
        ),
        migrations.CreateModel(
            name='Original',
            fields=[
                ('sha256', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('size', models.BigIntegerField()),
                ('file', models.FileField(max_length=200, storage=provenance.models.originals.Originals(), upload_to='')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('withdrawn_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('withdrawn_reason', models.TextField(blank=True, default='', editable=False)),
                ('slug', models.SlugField(max_length=100, unique=True)),
                ('title', models.CharField(max_length=500)),
                ('visibility', models.CharField(choices=[('private', 'private: its editors only'), ('unlisted', 'unlisted: whoever has the address'), ('public', 'public: everybody')], default='private', max_length=10)),
                ('next_siglum', models.PositiveIntegerField(default=0, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('created_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-created_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True)),
                ('kind', models.CharField(choices=[('reading', 'reading'), ('diff', 'diff'), ('lineage', 'lineage'), ('similarity', 'similarity')], max_length=12)),
                ('task', provenance.models.fields.ExactJSONField(default=dict)),
                ('task_id', models.CharField(blank=True, default='', max_length=64)),
                ('state', models.CharField(choices=[('pending', 'waiting'), ('running', 'running'), ('done', 'done'), ('failed', 'failed')], default='pending', max_length=8)),
                ('progress', models.PositiveSmallIntegerField(default=0, help_text='percent')),
                ('says', models.TextField(blank=True, help_text='one sentence on how it stands')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('started_at', models.DateTimeField(blank=True, null=True)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='jobs', to='provenance.article')),
            ],
            options={
                'ordering': ('-pk',),
            },
        ),
        migrations.CreateModel(
            name='Variant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('withdrawn_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('withdrawn_reason', models.TextField(blank=True, default='', editable=False)),
                ('siglum', models.CharField(max_length=8)),
                ('filename', models.CharField(blank=True, default='', max_length=255)),
                ('added_at', models.DateTimeField(auto_now_add=True)),
                ('added_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='variants', to='provenance.article')),
                ('original', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='variants', to='provenance.original')),
                ('withdrawn_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': (django.db.models.functions.text.Length('siglum'), 'siglum'),
            },
        ),
        migrations.CreateModel(
            name='ShareLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(default=provenance.models.sharing.make_token, editable=False, max_length=64, unique=True)),
                ('view', models.CharField(choices=[('side', 'side by side'), ('inline', 'inline'), ('changes', 'changes only')], default='side', max_length=8)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('expires_at', models.DateTimeField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('revoked_reason', models.TextField(blank=True, default='')),
                ('analysis', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='provenance.analysis')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='provenance.article')),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revoked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('newer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.variant')),
                ('older', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.variant')),
            ],
            options={
                'ordering': ('-pk',),
            },
        ),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('words', models.TextField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.article')),
                ('variant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provenance.variant')),
            ],
            options={
                'verbose_name_plural': 'search entries',
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(choices=[('title', 'title'), ('source_url', 'source_url'), ('fetched', 'fetched'), ('published', 'published'), ('language', 'language'), ('fetcher', 'fetcher'), ('label', 'label')], max_length=20)),
                ('old', models.TextField(blank=True)),
                ('new', models.TextField(blank=True)),
                ('reason', models.TextField(blank=True)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='provenance.article')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('variant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='provenance.variant')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Capture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source_url', models.TextField(blank=True, default='')),
                ('fetched_at', models.DateTimeField(blank=True, null=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('fetcher', models.TextField(blank=True, default='')),
                ('declared', provenance.models.fields.ExactJSONField(default=dict)),
                ('entered', provenance.models.fields.ExactJSONField(default=dict)),
                ('variant', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='capture', to='provenance.variant')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('visibility__in', ['private', 'unlisted', 'public'])), name='article_visibility_is_known'),
        ),
        migrations.AddConstraint(
            model_name='variant',
            constraint=models.UniqueConstraint(fields=('article', 'siglum'), name='siglum_is_unique_in_article'),
        ),
        migrations.AddConstraint(
            model_name='variant',
            constraint=models.UniqueConstraint(fields=('article', 'original'), name='bytes_are_once_in_article'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('article__isnull', True), ('variant__isnull', False)), models.Q(('article__isnull', False), ('field', 'title'), ('variant__isnull', True)), _connector='OR'), name='correction_is_of_one_thing'),
        ),
    ]
